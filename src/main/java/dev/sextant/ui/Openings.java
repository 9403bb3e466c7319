package dev.sextant.ui;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.model.ConsoleLink;
import dev.sextant.store.StoreException;
import dev.sextant.ui.frame.DashboardModel;
import dev.sextant.ui.frame.Notices;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens clusters in the background for one window; only what was asked for last is shown. */
final class Openings {

    /** Puts an open cluster into the window. */
    @FunctionalInterface
    interface Shower {
        /**
         * @param link where in it; null for the dashboard
         */
        void show(Session session, @Nullable ConsoleLink link);
    }

    private final Surroundings surroundings;
    private final Supplier<Welcome> welcome;
    private final Notices notices;
    private final Shower shower;
    private long opening;

    Openings(Surroundings surroundings, Supplier<Welcome> welcome, Notices notices, Shower shower) {
        this.surroundings = surroundings;
        this.welcome = welcome;
        this.notices = notices;
        this.shower = shower;
    }

    /** Nothing that is on its way is shown any more. */
    void forget() {
        opening++;
    }

    /**
     * @param link where in it; null for the dashboard
     */
    void open(ClusterProfile profile, @Nullable ConsoleLink link) {
        var number = ++opening;
        welcome.get().busy(Messages.text("connect.opening", profile.name()));
        surroundings
                .workers()
                .execute(
                        () -> {
                            try {
                                var cluster = surroundings.connector().open(profile);
                                var memory = surroundings.memory().recall(profile);
                                var desk = surroundings.alerts().of(profile);
                                Fx.run(
                                        () -> {
                                            if (number != opening) {
                                                surroundings.workers().execute(cluster::close);
                                                return;
                                            }
                                            var model = new DashboardModel(profile.zone(), memory);
                                            shower.show(
                                                    new Session(
                                                            profile,
                                                            cluster,
                                                            model,
                                                            surroundings.clock(),
                                                            surroundings.workers(),
                                                            surroundings.beat(),
                                                            desk),
                                                    link);
                                        });
                            } catch (ClusterException e) {
                                notOpened(number, Messages.text(e));
                            } catch (StoreException e) {
                                notOpened(number, Messages.text(e));
                            }
                        });
    }

    /** Starts the demo cluster and opens it. */
    void openDemo() {
        var demo = surroundings.demo();
        if (demo == null) return;
        var number = ++opening;
        welcome.get().busy(Messages.text("connect.demo.starting"));
        surroundings
                .workers()
                .execute(
                        () -> {
                            try {
                                var profile =
                                        demo.start(step -> Fx.run(() -> welcome.get().busy(step)));
                                Fx.run(
                                        () -> {
                                            if (number == opening) open(profile, null);
                                        });
                            } catch (ClusterException e) {
                                notOpened(number, Messages.text(e));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }

    private void notOpened(long number, String why) {
        Fx.run(
                () -> {
                    if (number != opening) return;
                    welcome.get().failed(why);
                    notices.say(why);
                });
    }
}
