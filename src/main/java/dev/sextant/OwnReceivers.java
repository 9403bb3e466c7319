package dev.sextant;

import dev.sextant.alert.Alert;
import dev.sextant.alert.AlertKey;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.notify.DeliveryException;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.Standing;
import dev.sextant.notify.TestMessage;
import dev.sextant.store.StoreException;
import dev.sextant.ui.alerts.AlertWords;
import dev.sextant.ui.settings.receivers.Receivers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The receivers of this machine, as the settings show and change them. */
final class OwnReceivers implements Receivers {

    private static final String SOURCE = "Sextant";

    private final Watch.Shared shared;
    private final Watches watches;
    private final InstantSource clock;

    OwnReceivers(Watch.Shared shared, Watches watches, InstantSource clock) {
        this.shared = shared;
        this.watches = watches;
        this.clock = clock;
    }

    @Override
    public List<Receiver> all() throws StoreException {
        return shared.receivers().receivers();
    }

    @Override
    public List<Standing> standings() {
        var all = new ArrayList<Standing>();
        watches.all().forEach((name, watch) -> all.addAll(watch.standings().get()));
        return all;
    }

    @Override
    public void add(Receiver receiver, @Nullable Secret secret) throws StoreException {
        shared.receivers().add(receiver, secret);
        watches.mended(receiver.name());
    }

    @Override
    public void replace(String name, Receiver receiver, @Nullable Secret changed)
            throws StoreException {
        shared.receivers().replace(name, receiver, changed);
        watches.mended(receiver.name());
    }

    @Override
    public void remove(String name) throws StoreException {
        shared.receivers().remove(name);
    }

    @Override
    public String test(Receiver receiver)
            throws StoreException, DeliveryException, InterruptedException {
        var secret = shared.receivers().secret(receiver);
        var said =
                shared.notifiers()
                        .of(receiver, secret)
                        .send(TestMessage.to(receiver, SOURCE, clock.instant()), "");
        // what waited because it failed may go now
        watches.mended(receiver.name());
        return said;
    }

    @Override
    public List<Delivery> deliveries(int most) throws StoreException {
        var all = new ArrayList<Delivery>();
        for (var watched : watches.all().entrySet()) {
            var desk = watched.getValue().desk();
            var known = new HashMap<AlertKey, Alert>();
            for (var alert : desk.seen().get().alerts()) known.put(alert.key(), alert);
            for (var entry : desk.deliveries(null, most)) {
                var alert = known.get(entry.alert());
                var about = alert == null ? "" : AlertWords.title(alert);
                all.add(new Delivery(watched.getKey(), about, entry));
            }
        }
        all.sort(Comparator.comparing((Delivery line) -> line.entry().at()).reversed());
        return all.subList(0, Math.min(most, all.size()));
    }
}
