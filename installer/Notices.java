import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;

/**
 * Writes {@code THIRD-PARTY.txt}: what the image carries of others, under which licence, and the texts that must travel with
 * it. The names come from the bills of materials, the texts from the jars themselves. Fails when a jar is in the image but in
 * no bill, or asks for a copyright line (MIT, BSD) that is neither in the jar nor in {@code notices.properties}.
 *
 * <p>Arguments: the image's {@code legal} directory, and the directories of jars and modules that are shipped.
 */
final class Notices {
    private static final Pattern TEXT = Pattern.compile("(?i)(.*/)?(licen[cs]e|notice)(\\.(txt|md|zentus))?");
    private static final String OURS = "sextant-";

    private record Part(String file, String licence, List<String> texts) {}

    private final Map<String, String> licences = new TreeMap<>();
    private final Map<String, List<String>> texts = new LinkedHashMap<>();
    private final Properties copyrights = new Properties();

    public static void main(String[] arguments) throws IOException {
        var notices = new Notices();
        var legal = Path.of(arguments[0]);
        var bills = list(legal, ".cdx.json");
        if (bills.size() < 2) {
            System.out.println("No notices: Maven makes bills of materials only when it is online.");
            return;
        }
        for (var bill : bills) notices.read(bill);
        try (var in = Files.newBufferedReader(Path.of(arguments[1]))) {
            notices.copyrights.load(in);
        }
        var parts = new ArrayList<Part>();
        for (var i = 2; i < arguments.length; i++) {
            for (var jar : list(Path.of(arguments[i]), ".jar")) {
                var name = jar.getFileName().toString();
                if (!name.startsWith(OURS)) parts.add(notices.part(jar, name.replaceFirst("\\.jar$", "")));
            }
        }
        Files.writeString(legal.resolve("THIRD-PARTY.txt"), notices.page(parts));
        System.out.println("THIRD-PARTY.txt names " + parts.size() + " jars");
    }

    private static List<Path> list(Path directory, String end) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    private void read(Path bill) throws IOException {
        for (var component : new ObjectMapper().readTree(bill.toFile()).path("components")) {
            var names = StreamSupport.stream(component.path("licenses").spliterator(), false)
                    .map(Notices::licence).distinct().toList();
            licences.put(component.path("name").asText() + "-" + component.path("version").asText(), String.join(" or ", names));
        }
    }

    private static String licence(JsonNode entry) {
        var licence = entry.path("license");
        return licence.path("id").asText(licence.path("name").asText(entry.path("expression").asText()));
    }

    private Part part(Path jar, String name) throws IOException {
        var known = licences.keySet().stream().filter(key -> name.equals(key) || name.startsWith(key + "-")).findFirst();
        if (known.isEmpty()) throw new IOException(jar + " is in no bill of materials: what is it, and under which licence?");
        var licence = licences.get(known.get());
        if (licence.isBlank()) throw new IOException("The bill of materials names no licence for " + jar);
        var numbers = new ArrayList<String>();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().filter(entry -> TEXT.matcher(entry.getName()).matches()).toList()) {
                numbers.add(number(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8), name));
            }
        }
        var copyright = copyrights.getProperty(known.get().replaceFirst("-[0-9].*$", ""));
        if (copyright != null) numbers.add(copyright);
        if (numbers.isEmpty() && licence.matches(".*(MIT|BSD).*")) {
            throw new IOException(jar + " (" + licence + ") carries no licence text: add its copyright line to notices.properties");
        }
        return new Part(name, licence, numbers);
    }

    /** The same text is printed once. */
    private String number(String text, String jar) {
        var key = text.replace("\r", "").strip();
        texts.computeIfAbsent(key, unseen -> new ArrayList<>()).add(jar);
        return "text " + (List.copyOf(texts.keySet()).indexOf(key) + 1);
    }

    private String page(List<Part> parts) {
        var page = new StringBuilder(copyrights.getProperty("introduction")).append("\n\n");
        for (var part : parts) {
            page.append(part.file()).append("\n    ").append(part.licence()).append('\n');
            if (!part.texts().isEmpty()) page.append("    ").append(String.join("; ", part.texts())).append('\n');
        }
        page.append('\n').append(copyrights.getProperty("mit")).append('\n');
        page.append('\n').append(copyrights.getProperty("bsd")).append('\n');
        var number = 0;
        for (var text : texts.entrySet()) {
            page.append("\n\n======== text ").append(++number).append(", of ")
                    .append(String.join(", ", text.getValue())).append("\n\n").append(text.getKey()).append('\n');
        }
        return page.toString();
    }
}
