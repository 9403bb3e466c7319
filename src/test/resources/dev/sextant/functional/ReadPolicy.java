import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.elasticsearch.common.Strings;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.core.CheckedFunction;
import org.elasticsearch.xcontent.NamedXContentRegistry;
import org.elasticsearch.xcontent.ParseField;
import org.elasticsearch.xcontent.ToXContent;
import org.elasticsearch.xcontent.XContentParser;
import org.elasticsearch.xcontent.XContentParserConfiguration;
import org.elasticsearch.xcontent.json.JsonXContent;
import org.elasticsearch.xpack.core.ilm.DeleteAction;
import org.elasticsearch.xpack.core.ilm.ForceMergeAction;
import org.elasticsearch.xpack.core.ilm.LifecycleAction;
import org.elasticsearch.xpack.core.ilm.LifecyclePolicy;
import org.elasticsearch.xpack.core.ilm.ReadOnlyAction;
import org.elasticsearch.xpack.core.ilm.RolloverAction;
import org.elasticsearch.xpack.core.ilm.SetPriorityAction;
import org.elasticsearch.xpack.core.ilm.ShrinkAction;

/**
 * Reads the body of a request to {@code _ilm} as Elasticsearch does, and prints the policy as its answers have it. Run from
 * source on the server's jars, which must not meet the client's.
 */
public final class ReadPolicy {

    private static final List<NamedXContentRegistry.Entry> ACTIONS = new ArrayList<>();

    public static void main(String[] arguments) throws IOException {
        LogConfigurator.configureESLogging();
        action("rollover", RolloverAction::parse);
        action("shrink", ShrinkAction::parse);
        action("forcemerge", ForceMergeAction::parse);
        action("readonly", ReadOnlyAction::parse);
        action("set_priority", SetPriorityAction::parse);
        action("delete", DeleteAction::parse);
        var registry = new NamedXContentRegistry(ACTIONS);
        var configuration = XContentParserConfiguration.EMPTY.withRegistry(registry);
        var body = Files.readString(Path.of(arguments[0]));
        try (var parser = JsonXContent.jsonXContent.createParser(configuration, body)) {
            // the object around it, and its name
            for (var token = 0; token < 3; token++) parser.nextToken();
            var policy = LifecyclePolicy.parse(parser, "policy");
            policy.validate();
            var json = JsonXContent.contentBuilder();
            policy.toXContent(json, ToXContent.EMPTY_PARAMS);
            System.out.println(Strings.toString(json));
        }
    }

    private static void action(
            String name, CheckedFunction<XContentParser, ? extends LifecycleAction, IOException> parse) {
        ACTIONS.add(
                new NamedXContentRegistry.Entry(
                        LifecycleAction.class, new ParseField(name), parse::apply));
    }
}
