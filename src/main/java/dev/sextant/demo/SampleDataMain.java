package dev.sextant.demo;

import java.io.IOException;
import java.nio.file.Path;

/** Writes {@code sample-data/} anew; the one argument is the folder. */
final class SampleDataMain {

    private SampleDataMain() {}

    public static void main(String[] arguments) throws IOException {
        SampleData.write(Path.of(arguments[0]));
    }
}
