package dev.sextant.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.text.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object of one of Sextant's files, read strictly: an unknown field, a wrong type or a doubled
 * key is a mistake of whoever edited the file, and is named with its place.
 */
public final class StrictJson {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private static final int LONGEST_NAME = 60;

    private final Path file;
    private final String where;
    private final JsonNode node;

    private StrictJson(Path file, String where, JsonNode node) {
        this.file = file;
        this.where = where;
        this.node = node;
    }

    /** The object that a whole file is, of the given schema number. */
    public static StrictJson parse(Path file, byte[] contents, int schema) throws StoreException {
        StrictJson root;
        try {
            root = new StrictJson(file, "", MAPPER.readTree(contents));
        } catch (JacksonException e) {
            var at = e.getLocation();
            var why = String.valueOf(e.getOriginalMessage());
            throw new StoreException(
                    at == null
                            ? Sentence.of("store.json.not", file.toString(), why)
                            : Sentence.of(
                                    "store.json.not.at",
                                    file.toString(),
                                    String.valueOf(at.getLineNr()),
                                    String.valueOf(at.getColumnNr()),
                                    why),
                    e);
        } catch (IOException e) {
            throw new StoreException(Sentence.of("store.json.unreadable", file.toString()), e);
        }
        if (!root.node.isObject()) throw root.wrong(Sentence.of("store.json.object"));
        var found = root.node.path("schema");
        if (found.isInt() && found.asInt() > schema) {
            throw new StoreException(Sentence.of("store.newer", file.toString(), found.asInt()));
        }
        if (!found.isInt() || found.asInt() != schema) {
            throw root.at("schema", found)
                    .wrong(Sentence.of("store.json.schema", String.valueOf(schema)));
        }
        return root;
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** As a file: UTF-8, indented, with an end of line. */
    public static byte[] bytes(ObjectNode node) {
        try {
            return (MAPPER.writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values is always writable", e);
        }
    }

    /** Refuses fields that are not among {@code known}. */
    public StrictJson only(Set<String> known) throws StoreException {
        if (!node.isObject()) throw wrong(Sentence.of("store.json.object"));
        for (var field : node.properties()) {
            if (!known.contains(field.getKey())) {
                throw at(field.getKey(), field.getValue())
                        .wrong(
                                Sentence.of(
                                        "store.json.known",
                                        String.join(", ", known.stream().sorted().toList())));
            }
        }
        return this;
    }

    /** Whether the field is there and not {@code null}. */
    public boolean has(String field) {
        return node.hasNonNull(field);
    }

    /** A field of this object, also one that is missing: reading that is refused with its place. */
    public StrictJson get(String field) throws StoreException {
        return at(field, node.path(field));
    }

    /** The items of a list, each of which knows its place. */
    public List<StrictJson> items(String field) throws StoreException {
        var array = get(field);
        if (!array.node.isArray()) throw array.wrong(Sentence.of("store.json.list"));
        var items = new ArrayList<StrictJson>();
        for (int i = 0; i < array.node.size(); i++) {
            items.add(new StrictJson(file, array.where + "[" + i + "]", array.node.get(i)));
        }
        return items;
    }

    /** The names of this object's fields, in the file's order. */
    public List<String> fields() throws StoreException {
        if (!node.isObject()) throw wrong(Sentence.of("store.json.object"));
        return node.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    /** A text; anything else is refused. */
    public String text() throws StoreException {
        if (!node.isTextual()) throw wrong(Sentence.of("store.json.text"));
        return node.asText();
    }

    /** Null when the field is missing or {@code null}; anything but a text is refused. */
    public @Nullable String textOrNull(String field) throws StoreException {
        return has(field) ? get(field).text() : null;
    }

    /** A whole number in the range of a long; anything else is refused. */
    public long number() throws StoreException {
        if (!node.isIntegralNumber() || !node.canConvertToLong())
            throw wrong(Sentence.of("store.json.whole"));
        return node.asLong();
    }

    /** True or false; anything else is refused. */
    public boolean flag() throws StoreException {
        if (!node.isBoolean()) throw wrong(Sentence.of("store.json.or", "true", "false"));
        return node.asBoolean();
    }

    /** What to throw when this place does not hold what was expected. */
    public StoreException wrong(Sentence expected) {
        return new StoreException(Sentence.of("store.json.expected", place(), expected));
    }

    /** The place holds the right type, but a value that is refused with a sentence of its own. */
    public StoreException refused(Sentence why) {
        return new StoreException(Sentence.of("store.json.refused", place(), why));
    }

    private String place() {
        return file + (where.isEmpty() ? "" : ", " + where);
    }

    private StrictJson at(String field, JsonNode value) {
        var shown = shown(field);
        return new StrictJson(file, where.isEmpty() ? shown : where + "." + shown, value);
    }

    /** A field's name may be anything: cut, and without what would break the sentence. */
    private static String shown(String field) {
        var plain = field.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME) + "…";
    }
}
