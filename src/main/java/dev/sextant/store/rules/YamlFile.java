package dev.sextant.store.rules;

import dev.sextant.text.Sentence;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;

/**
 * Reads one YAML document that says what it means: everything by which two readers could take one
 * file for different things, or a small file for a huge one, is refused with its place.
 */
final class YamlFile {

    static final int LARGEST = 1024 * 1024;
    private static final int DEEPEST = 12;
    private static final String[] ESCAPES = {"\u0085", "\u2028", "\u2029"};

    private final String file;
    private final Iterator<Event> events;

    private YamlFile(String file, String text) {
        this.file = file;
        var options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        events = new Yaml(options).parse(new StringReader(text)).iterator();
    }

    /**
     * @param file how messages name the file
     */
    static YamlValue read(String file, byte[] contents) throws RuleFileException {
        if (contents.length > LARGEST) {
            throw new RuleFileException(
                    Sentence.of("rulefile.large", file, String.valueOf(contents.length)));
        }
        var text = text(file, contents);
        try {
            return new YamlFile(file, text).document();
        } catch (MarkedYAMLException e) {
            throw notYaml(file, e);
        } catch (YAMLException e) {
            throw new RuleFileException(
                    Sentence.of("rulefile.notyaml", file, oneLine(e.getMessage())));
        }
    }

    /** The bytes of a file that is not larger than a rule may be. */
    static byte[] contents(Path path) throws RuleFileException {
        try {
            if (Files.size(path) > LARGEST) {
                throw new RuleFileException(
                        Sentence.of(
                                "rulefile.large",
                                path.toString(),
                                String.valueOf(Files.size(path))));
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new RuleFileException(Sentence.of("rulefile.unreadable", path.toString()));
        }
    }

    private YamlValue document() throws RuleFileException {
        next();
        var start = next();
        if (start instanceof StreamEndEvent) {
            throw place(file, null)
                    .refused(Sentence.of("rulefile.nothing"), Sentence.of("rulefile.entries"));
        }
        if (start instanceof DocumentStartEvent document && hasDirective(document)) {
            throw refuse(
                    start, Sentence.of("rulefile.directive"), Sentence.of("rulefile.firstkey"));
        }
        var root = value(next(), "", 1);
        next();
        var end = next();
        if (!(end instanceof StreamEndEvent)) {
            throw refuse(
                    end, Sentence.of("rulefile.documents"), Sentence.of("rulefile.documents.one"));
        }
        return root;
    }

    private static boolean hasDirective(DocumentStartEvent start) {
        var tags = start.getTags();
        return start.getVersion() != null || (tags != null && !tags.isEmpty());
    }

    private YamlValue value(Event event, String path, int depth) throws RuleFileException {
        if (event instanceof AliasEvent alias) {
            throw refuse(
                    event,
                    Sentence.of("rulefile.alias", String.valueOf(alias.getAnchor())),
                    Sentence.of("rulefile.alias.not"));
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            throw refuse(
                    event,
                    Sentence.of("rulefile.anchor", node.getAnchor()),
                    Sentence.of("rulefile.anchor.not"));
        }
        if (depth > DEEPEST) {
            throw refuse(
                    event,
                    Sentence.of("rulefile.deep", String.valueOf(DEEPEST)),
                    Sentence.of("rulefile.flat"));
        }
        var place = place(event);
        return switch (event) {
            case ScalarEvent scalar -> {
                noTag(event, scalar.getTag());
                yield YamlValue.scalar(
                        place,
                        path,
                        scalar.getValue(),
                        scalar.getScalarStyle() != ScalarStyle.PLAIN);
            }
            case SequenceStartEvent list -> {
                noTag(event, list.getTag());
                yield list(place, path, depth);
            }
            case MappingStartEvent mapping -> {
                noTag(event, mapping.getTag());
                yield mapping(place, path, depth);
            }
            default ->
                    throw refuse(
                            event, Sentence.of("rulefile.novalue"), Sentence.of("rulefile.avalue"));
        };
    }

    private YamlValue list(YamlValue.Place place, String path, int depth) throws RuleFileException {
        var items = new ArrayList<YamlValue>();
        for (var event = next(); !(event instanceof SequenceEndEvent); event = next()) {
            items.add(value(event, path + "[" + (items.size() + 1) + "]", depth + 1));
        }
        return YamlValue.list(place, path, items);
    }

    private YamlValue mapping(YamlValue.Place place, String path, int depth)
            throws RuleFileException {
        var entries = new LinkedHashMap<String, YamlValue.Entry>();
        for (var event = next(); !(event instanceof MappingEndEvent); event = next()) {
            var key = key(value(event, path, depth + 1));
            var inner = path.isEmpty() ? key : path + "." + key;
            var entry = new YamlValue.Entry(place(event), value(next(), inner, depth + 1));
            var before = entries.putIfAbsent(key, entry);
            if (before != null) {
                throw refuse(
                        event,
                        Sentence.of("rulefile.key.twice", quoted(key)),
                        Sentence.of("rulefile.key.once", String.valueOf(before.key().line())));
            }
        }
        return YamlValue.mapping(place, path, entries);
    }

    private static String key(YamlValue key) throws RuleFileException {
        var text = key.plainText();
        if (text == null)
            throw key.refused(Sentence.of("rulefile.key.value"), Sentence.of("rulefile.word"));
        if (text.equals("<<") && !key.isQuoted()) {
            throw key.refused(Sentence.of("rulefile.merge"), Sentence.of("rulefile.merge.not"));
        }
        if (text.isEmpty())
            throw key.refused(Sentence.of("rulefile.key.empty"), Sentence.of("rulefile.key.word"));
        return text;
    }

    private void noTag(Event event, @Nullable String tag) throws RuleFileException {
        if (tag != null)
            throw refuse(event, Sentence.of("rulefile.tag", tag), Sentence.of("rulefile.tag.not"));
    }

    private Event next() {
        try {
            return events.next();
        } catch (NoSuchElementException e) {
            throw new YAMLException("the file ends too early", e);
        }
    }

    private YamlValue.Place place(Event event) {
        return place(file, event.getStartMark());
    }

    private static YamlValue.Place place(String file, @Nullable Mark mark) {
        return mark == null
                ? new YamlValue.Place(file, 1, 1)
                : new YamlValue.Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private RuleFileException refuse(Event event, Sentence found, Sentence expected) {
        return place(event).refused(found, expected);
    }

    /** The library's words, with our place and in one sentence. */
    private static RuleFileException notYaml(String file, MarkedYAMLException e) {
        var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        var context = e.getContext() == null ? "" : e.getContext() + ": ";
        var problem = e.getProblem() == null ? "" : e.getProblem();
        return place(file, mark)
                .refused(
                        Sentence.of("rulefile.yaml", oneLine(context + problem)),
                        Sentence.of("rulefile.indented"));
    }

    /** The contents as text without what a person cannot see, or sees otherwise than a reader. */
    private static String text(String file, byte[] contents) throws RuleFileException {
        var buffer = ByteBuffer.wrap(contents);
        String text;
        try {
            text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(buffer)
                            .toString();
        } catch (CharacterCodingException e) {
            var good = new String(contents, 0, buffer.position(), StandardCharsets.UTF_8);
            throw placeAt(file, good, good.length())
                    .refused(Sentence.of("rulefile.bytes"), Sentence.of("rulefile.utf8"));
        }
        if (text.startsWith("\uFEFF")) {
            throw placeAt(file, text, 0)
                    .refused(Sentence.of("rulefile.bom"), Sentence.of("rulefile.bom.not"));
        }
        for (var at = 0; at < text.length(); at++) {
            var sign = text.charAt(at);
            if (sign == '\t') {
                throw placeAt(file, text, at)
                        .refused(Sentence.of("rulefile.tab"), Sentence.of("rulefile.spaces"));
            }
            if (isInvisible(sign)) {
                throw placeAt(file, text, at)
                        .refused(
                                Sentence.of(
                                        "rulefile.invisible",
                                        String.format(Locale.ROOT, "U+%04X", (int) sign)),
                                Sentence.of("rulefile.visible"));
            }
        }
        return text;
    }

    /** Controls, other writings of a line's end, marks of direction, and marks without width. */
    static boolean isInvisible(char sign) {
        if (sign == '\n' || sign == '\r') return false;
        for (var escape : ESCAPES) {
            if (escape.charAt(0) == sign) return true;
        }
        var type = Character.getType(sign);
        return type == Character.CONTROL
                || (type == Character.FORMAT && sign != '\u200C' && sign != '\u200D');
    }

    private static YamlValue.Place placeAt(String file, String text, int end) {
        var line = 1;
        var start = 0;
        for (var at = 0; at < end; at++) {
            var sign = text.charAt(at);
            if (sign == '\n' || (sign == '\r' && !text.startsWith("\n", at + 1))) {
                line++;
                start = at + 1;
            }
        }
        return new YamlValue.Place(file, line, text.codePointCount(start, end) + 1);
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "no more is known" : text.replaceAll("\\s+", " ").strip();
    }

    private static String quoted(String text) {
        return YamlValue.quoted(text);
    }
}
