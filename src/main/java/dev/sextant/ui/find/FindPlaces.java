package dev.sextant.ui.find;

import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.NamesFound;
import java.util.List;

/** The window as finding needs it: what it knows by itself, and where what is found leads. */
public interface FindPlaces {

    /** Everything that can be found without asking; equally good ones in their order. */
    List<Finding> known();

    void openModel(String model);

    /** A model's page, at its versions. */
    void openVersion(String model, String version);

    /** What a user did, in a range that holds it. */
    void openUser(NamesFound.Name user);

    void openRequest(LogEntry entry);
}
