package dev.sextant.functional;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A Logstash configuration, read by the grammar of its language: sections of plugins and of
 * conditions over plugins.
 */
final class LogstashFile {

    /** What stands in a section or a branch. */
    sealed interface Step {}

    /**
     * @param settings text for strings, numbers and words; lists; maps
     */
    record Plugin(String name, Map<String, Object> settings) implements Step {

        /** A setting that must be there. */
        private Object setting(String setting) {
            var value = settings.get(setting);
            if (value == null) throw new AssertionError(name + " without " + setting);
            return value;
        }

        String text(String setting) {
            return (String) setting(setting);
        }

        List<String> list(String setting) {
            return ((List<?>) setting(setting)).stream().map(String.class::cast).toList();
        }

        Map<?, ?> map(String setting) {
            return (Map<?, ?>) setting(setting);
        }
    }

    /** The first branch whose condition holds is taken. */
    record Choice(List<Branch> branches) implements Step {}

    record Branch(Predicate<JsonNode> condition, List<Step> steps) {}

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s+|#[^\\n]*|(?<token>'[^']*'|\"[^\"]*\"|=>|=~|!~|[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[{}\\[\\],!@()])");
    private static final Pattern REGEX = Pattern.compile("\\s*/((?:[^/\\\\]|\\\\.)*)/");

    private final String text;
    private int at;

    private LogstashFile(String text) {
        this.text = text;
    }

    /** The sections by name. */
    static Map<String, List<Step>> read(String text) {
        var file = new LogstashFile(text);
        var sections = new LinkedHashMap<String, List<Step>>();
        while (!file.peek().isEmpty()) sections.put(file.next(), file.block());
        return sections;
    }

    private List<Step> block() {
        expect("{");
        var steps = new ArrayList<Step>();
        while (!peek().equals("}")) steps.add(peek().equals("if") ? choice() : plugin());
        expect("}");
        return steps;
    }

    private Step plugin() {
        return new Plugin(next(), map());
    }

    private Step choice() {
        var branches = new ArrayList<Branch>();
        expect("if");
        branches.add(new Branch(condition(), block()));
        while (peek().equals("else")) {
            expect("else");
            if (peek().equals("if")) {
                expect("if");
                branches.add(new Branch(condition(), block()));
            } else {
                branches.add(new Branch(event -> true, block()));
                break;
            }
        }
        return new Choice(branches);
    }

    /** One operator in a chain is enough for us; Logstash would need brackets for two. */
    private Predicate<JsonNode> condition() {
        var condition = comparison();
        while (peek().equals("or")) {
            expect("or");
            condition = condition.or(comparison());
        }
        return condition;
    }

    private Predicate<JsonNode> comparison() {
        if (peek().equals("!")) {
            expect("!");
            return comparison().negate();
        }
        if (!peek().equals("[")) {
            var wanted = unquoted(next());
            var negated = peek().equals("not");
            if (negated) expect("not");
            expect("in");
            var list = field();
            Predicate<JsonNode> in =
                    event -> {
                        for (var each : LogstashEvent.at(event, list)) {
                            if (each.asText().equals(wanted)) return true;
                        }
                        return false;
                    };
            return negated ? in.negate() : in;
        }
        var field = field();
        if (peek().equals("=~") || peek().equals("!~")) {
            var negated = next().equals("!~");
            var pattern = regex();
            Predicate<JsonNode> matches =
                    event -> {
                        var value = LogstashEvent.at(event, field);
                        return value.isTextual() && pattern.matcher(value.asText()).find();
                    };
            return negated ? matches.negate() : matches;
        }
        return event -> !LogstashEvent.at(event, field).isMissingNode();
    }

    private String field() {
        var field = new StringBuilder();
        do {
            expect("[");
            field.append('[');
            while (!peek().equals("]")) field.append(next());
            expect("]");
            field.append(']');
        } while (peek().equals("["));
        return field.toString();
    }

    private Map<String, Object> map() {
        expect("{");
        var map = new LinkedHashMap<String, Object>();
        while (!peek().equals("}")) {
            var name = unquoted(next());
            expect("=>");
            if (map.put(name, value()) != null) throw new AssertionError("twice: " + name);
        }
        expect("}");
        return map;
    }

    private Object value() {
        return switch (peek()) {
            case "{" -> map();
            case "[" -> {
                expect("[");
                var list = new ArrayList<String>();
                while (!peek().equals("]")) {
                    list.add(unquoted(next()));
                    if (!peek().equals("]")) expect(",");
                }
                expect("]");
                yield list;
            }
            default -> unquoted(next());
        };
    }

    private Pattern regex() {
        var matcher = REGEX.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) throw error("a regular expression");
        at = matcher.end();
        return Pattern.compile(matcher.group(1));
    }

    private String peek() {
        var before = at;
        var token = next();
        at = before;
        return token;
    }

    /** Empty at the end. */
    private String next() {
        var matcher = TOKEN.matcher(text);
        while (at < text.length()) {
            if (!matcher.region(at, text.length()).lookingAt()) throw error("a token");
            at = matcher.end();
            if (matcher.group("token") != null) return matcher.group("token");
        }
        return "";
    }

    private void expect(String wanted) {
        var before = at;
        if (!next().equals(wanted)) {
            at = before;
            throw error(wanted);
        }
    }

    private AssertionError error(String wanted) {
        var line = text.substring(0, at).lines().count();
        return new AssertionError("line " + line + ": expected " + wanted);
    }

    private static String unquoted(String token) {
        var quoted = token.startsWith("'") || token.startsWith("\"");
        return quoted ? token.substring(1, token.length() - 1) : token;
    }
}
