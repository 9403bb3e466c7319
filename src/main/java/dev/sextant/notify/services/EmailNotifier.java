package dev.sextant.notify.services;

import dev.sextant.cluster.profile.Secret;
import dev.sextant.notify.DeliveryException;
import dev.sextant.notify.DeliveryException.Outcome;
import dev.sextant.notify.Notification;
import dev.sextant.notify.Notifier;
import dev.sextant.notify.Receiver;
import dev.sextant.text.Sentence;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Sends mail over SMTP. Each recipient has an outcome of its own: who has the mail does not get it
 * again, whoever refuses it for good is named and left out, and who cannot take it now is tried
 * again.
 */
final class EmailNotifier implements Notifier {

    /** Servers that do not know a sender yet want it to come back, but not at once. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int HUNG_UP = -1;
    private static final int MAY_NOT = 530;
    private static final int BAD_LOGIN = 535;
    private static final Pattern COMMA = Pattern.compile(",");

    private final Receiver.Email email;
    private final @Nullable Secret password;
    private final Executor executor;
    private final Duration deadline;
    private final @Nullable SSLSocketFactory trusted;
    private final Redaction redaction;

    /**
     * @param trusted for TLS; null for what the platform trusts
     */
    EmailNotifier(
            Receiver.Email email,
            @Nullable Secret password,
            Executor executor,
            Duration deadline,
            @Nullable SSLSocketFactory trusted) {
        this.email = email;
        this.password = password;
        this.executor = executor;
        this.deadline = deadline;
        this.trusted = trusted;
        this.redaction = new Redaction(password, email.user());
    }

    @Override
    public String send(Notification notification, String progress)
            throws DeliveryException, InterruptedException {
        var left = left(progress);
        if (left.isEmpty()) return "Those who are left are no recipients any more.";
        var transport = SmtpTransport.to(email, STEP, trusted);
        var outcome = new CompletableFuture<String>();
        executor.execute(
                () -> {
                    try {
                        outcome.complete(converse(transport, notification, left, progress));
                    } catch (DeliveryException | RuntimeException e) {
                        outcome.completeExceptionally(e);
                    }
                });
        try {
            return outcome.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw lost(transport, left, Sentence.of("sending.mail.late", deadline.toSeconds()));
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case DeliveryException failure -> throw failure;
                case RuntimeException bug -> throw bug;
                case null, default -> throw new IllegalStateException(e);
            }
        } finally {
            transport.abort();
        }
    }

    /** Who has not got it yet. */
    private List<String> left(String progress) {
        if (progress.isEmpty()) return email.to();
        var named = List.of(COMMA.split(progress));
        return email.to().stream().filter(named::contains).toList();
    }

    private String converse(
            SmtpTransport transport, Notification notification, List<String> left, String progress)
            throws DeliveryException {
        try {
            transport.connect(email, password);
            var message =
                    EmailMessage.of(transport.session(), notification, email.from(), email.to());
            transport.sendMessage(message, addresses(left));
            closeQuietly(transport);
            return "accepted for "
                    + left.size()
                    + (left.size() == 1 ? " recipient" : " recipients");
        } catch (AuthenticationFailedException e) {
            throw login(transport, left, e);
        } catch (SendFailedException e) {
            return partly(transport, e, left, !progress.isEmpty());
        } catch (MessagingException e) {
            throw lost(transport, left, why(e));
        }
    }

    private DeliveryException login(
            SmtpTransport transport, List<String> left, AuthenticationFailedException e) {
        var says = redaction.quote(e.getMessage());
        var code = transport.getLastReturnCode();
        // no number is no refusal
        if (code < 400) {
            return lost(transport, left, Sentence.of("sending.mail.hungup.login"));
        }
        return code >= 400 && code < 500
                ? later(Sentence.of("sending.mail.password.later", says), "")
                : new DeliveryException(Outcome.BROKEN, Sentence.of("sending.mail.password", says));
    }

    /** What became of each recipient. */
    private String partly(
            SmtpTransport transport, SendFailedException e, List<String> left, boolean someHaveIt)
            throws DeliveryException {
        var says = redaction.quote(e.getMessage());
        var code = code(e);
        if (code == HUNG_UP) {
            throw lost(transport, left, Sentence.of("sending.mail.hungup"));
        }
        if (code == MAY_NOT || code == BAD_LOGIN) {
            throw new DeliveryException(Outcome.BROKEN, Sentence.of("sending.mail.login", says));
        }
        var sent = among(left, e.getValidSentAddresses());
        var later = new ArrayList<>(among(left, e.getValidUnsentAddresses()));
        var bad = among(left, e.getInvalidAddresses());
        if (e instanceof SMTPSendFailedException && code >= 500 && bad.isEmpty()) {
            throw new DeliveryException(Outcome.REFUSED, Sentence.of("sending.mail.refused", says));
        }
        if (e instanceof SMTPSenderFailedException && code >= 500) {
            throw new DeliveryException(Outcome.REFUSED, Sentence.of("sending.mail.sender", says));
        }
        var refusals = refusals(e);
        if (sent.isEmpty() && later.isEmpty() && !bad.isEmpty()) {
            if (someHaveIt) return "The others have it; refused: " + refusals;
            throw new DeliveryException(
                    Outcome.REFUSED, Sentence.of("sending.mail.nobody", refusals));
        }
        if (sent.isEmpty() && later.isEmpty()) later.addAll(left);
        if (later.isEmpty()) return "accepted for " + sent.size() + "; refused: " + refusals;
        var names = String.join(", ", later);
        var why = refusalsOr(refusals, says);
        throw later(
                bad.isEmpty() && sent.isEmpty()
                        ? Sentence.of("sending.mail.later", names, why)
                        : Sentence.of("sending.mail.later.rest", names, sent.size(), why),
                String.join(",", later));
    }

    private DeliveryException lost(SmtpTransport transport, List<String> left, Sentence why) {
        var progress = String.join(",", left);
        return transport.handedOver()
                ? new DeliveryException(
                        Outcome.AMBIGUOUS,
                        Sentence.of("sending.mail.perhaps", why),
                        null,
                        progress,
                        null)
                : later(Sentence.of("sending.mail.not", why), progress);
    }

    private static DeliveryException later(Sentence words, String progress) {
        return new DeliveryException(Outcome.RETRY, words, PATIENCE, progress, null);
    }

    private Sentence why(MessagingException e) {
        for (Throwable one = e; one != null; one = one.getCause()) {
            switch (one) {
                case java.net.UnknownHostException _ -> {
                    return Sentence.of("sending.mail.host");
                }
                case java.net.ConnectException _ -> {
                    return Sentence.of("sending.mail.noconnection");
                }
                case java.net.SocketTimeoutException _ -> {
                    return Sentence.of("sending.mail.silent");
                }
                case SSLException _ -> {
                    return Sentence.of("sending.mail.untrusted", redaction.quote(one.getMessage()));
                }
                default -> {}
            }
        }
        return Sentence.verbatim(redaction.quote(e.getMessage()));
    }

    /** The server's own number; -1 when it hung up, 0 when there is none. */
    private static int code(SendFailedException e) {
        return switch (e) {
            case SMTPSendFailedException failed -> failed.getReturnCode();
            case SMTPAddressFailedException failed -> failed.getReturnCode();
            case SMTPSenderFailedException failed -> failed.getReturnCode();
            default -> 0;
        };
    }

    private String refusals(SendFailedException e) {
        var all = new ArrayList<String>();
        for (Exception one = e.getNextException(); one != null; one = next(one)) {
            if (one instanceof SMTPAddressFailedException failed) {
                var says = redaction.quote(failed.getMessage());
                all.add(failed.getAddress().getAddress() + " (" + says + ")");
            }
        }
        return redaction.quote(String.join(", ", all));
    }

    private static String refusalsOr(String refusals, String says) {
        return refusals.isEmpty() ? says : refusals;
    }

    private static @Nullable Exception next(Exception one) {
        return one instanceof MessagingException failed ? failed.getNextException() : null;
    }

    private static List<String> among(List<String> left, Address @Nullable [] addresses) {
        if (addresses == null) return List.of();
        var named = new ArrayList<String>();
        for (var address : addresses) {
            if (address instanceof InternetAddress internet) named.add(internet.getAddress());
        }
        return left.stream().filter(named::contains).toList();
    }

    private static Address[] addresses(List<String> left) throws MessagingException {
        var addresses = new Address[left.size()];
        for (var i = 0; i < addresses.length; i++) {
            addresses[i] = new InternetAddress(left.get(i), true);
        }
        return addresses;
    }

    private static void closeQuietly(SmtpTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // the mail is accepted; how the conversation ends changes nothing
        }
    }
}
