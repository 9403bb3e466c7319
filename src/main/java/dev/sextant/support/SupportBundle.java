package dev.sextant.support;

import dev.sextant.store.StoreException;
import dev.sextant.store.WholeFile;
import dev.sextant.text.ErrorCode;
import dev.sextant.text.Failure;
import dev.sextant.text.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What a person may send to whoever helps: texts made from a list of what is allowed, without
 * secrets. Nothing leaves this machine by itself.
 */
public final class SupportBundle {

    private final Secrets secrets;
    private final List<Entry> entries;

    /**
     * One file of the bundle.
     *
     * @param name within the archive
     */
    public record Entry(String name, String text) {}

    /** A secret would have got out. The message says in which file, and does not repeat it. */
    public static final class RefusedException extends Exception implements Failure {
        private static final long serialVersionUID = 1L;

        private final transient Sentence words;

        RefusedException(Sentence words) {
            super(words.english());
            this.words = words;
        }

        @Override
        public Sentence words() {
            return words;
        }

        @Override
        public ErrorCode code() {
            return ErrorCode.SECRET_FOUND;
        }
    }

    /**
     * @param secrets every secret of this machine
     * @param found the texts as they were gathered
     */
    SupportBundle(Secrets secrets, Names names, List<Entry> found) {
        this.secrets = secrets;
        var made = new ArrayList<Entry>();
        for (var entry : found) {
            made.add(new Entry(entry.name(), names.within(secrets.without(entry.text()))));
        }
        entries = List.copyOf(made);
    }

    /**
     * Gathers everything; blocks.
     *
     * @param masked whether hosts, people, indices and profiles become numbers
     */
    public static SupportBundle gather(SupportSources sources, boolean masked)
            throws StoreException {
        return new Gathering(sources, masked).bundle();
    }

    public List<Entry> entries() {
        return entries;
    }

    /**
     * Writes those entries that a person wants in it, after one more look for secrets.
     *
     * @throws RefusedException when one is found: then there is no file
     */
    public void write(Path file, Collection<String> wanted) throws IOException, RefusedException {
        for (var entry : entries) {
            if (!wanted.contains(entry.name())) continue;
            var what = secrets.foundIn(entry.text());
            if (what == null) continue;
            throw new RefusedException(Sentence.of("help.support.refused", entry.name(), what));
        }
        WholeFile.write(
                file,
                part -> {
                    try (var zip = new ZipOutputStream(Files.newOutputStream(part))) {
                        for (var entry : entries) {
                            if (!wanted.contains(entry.name())) continue;
                            zip.putNextEntry(new ZipEntry(entry.name()));
                            zip.write(entry.text().getBytes(StandardCharsets.UTF_8));
                            zip.closeEntry();
                        }
                    }
                });
    }
}
