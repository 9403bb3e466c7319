package dev.sextant.ui.settings.receivers;

import dev.sextant.alert.Matcher;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.monitor.FakeDesk;
import dev.sextant.notify.DeliveryException;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.Standing;
import dev.sextant.store.StoreException;
import dev.sextant.text.Sentence;
import dev.sextant.widget.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receivers in memory: one of each kind, one of which fails. */
public final class FakeReceivers implements Receivers {

    private static final Sentence UNREACHED =
            Sentence.of("sending.mail.not", Sentence.of("sending.mail.noconnection"));

    public final List<Receiver> kept = new ArrayList<>();
    public final List<@Nullable String> secrets = new ArrayList<>();
    public @Nullable String refusal;

    public FakeReceivers() {
        kept.add(new Receiver.Desktop("desktop", List.of()));
        kept.add(new Receiver.Slack("slack", List.of(), null, "receiver/1"));
        kept.add(
                new Receiver.PagerDuty(
                        "pagerduty",
                        List.of(new Matcher("severity", "P1")),
                        Receiver.PagerDuty.EU,
                        "receiver/2"));
        kept.add(
                new Receiver.Email(
                        "email",
                        List.of(),
                        "smtp.example.org",
                        587,
                        "sextant@example.org",
                        List.of("ops@example.org", "nok@example.org"),
                        "sextant",
                        "receiver/3"));
    }

    @Override
    public List<Receiver> all() {
        return List.copyOf(kept);
    }

    @Override
    public List<Standing> standings() {
        var at = Instant.parse("2026-11-22T07:52:31Z");
        return List.of(
                new Standing("desktop", at, null, false, "", 0),
                new Standing("pagerduty", at, null, false, "", 0),
                new Standing("email", null, at, false, UNREACHED.english(), 2));
    }

    @Override
    public void add(Receiver receiver, @Nullable Secret secret) throws StoreException {
        throwIfRefused();
        kept.add(receiver);
        secrets.add(secret == null ? null : secret.value());
    }

    @Override
    public void replace(String name, Receiver receiver, @Nullable Secret changed)
            throws StoreException {
        throwIfRefused();
        kept.replaceAll(one -> one.name().equals(name) ? receiver : one);
        secrets.add(changed == null ? null : changed.value());
    }

    @Override
    public void remove(String name) throws StoreException {
        throwIfRefused();
        kept.removeIf(one -> one.name().equals(name));
    }

    @Override
    public String test(Receiver receiver) throws DeliveryException {
        if (receiver.name().equals("email")) {
            throw new DeliveryException(DeliveryException.Outcome.RETRY, UNREACHED);
        }
        return "ok";
    }

    @Override
    public List<Delivery> deliveries(int most) throws StoreException {
        return new FakeDesk()
                .deliveries(null, most).stream()
                        .map(
                                entry ->
                                        new Delivery(
                                                "prod-eu",
                                                Messages.known("High error rate")
                                                        + " · fraud-detector v12",
                                                entry))
                        .toList();
    }

    private void throwIfRefused() throws StoreException {
        var why = refusal;
        if (why != null) throw new StoreException(Sentence.verbatim(why));
    }
}
