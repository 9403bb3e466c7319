package dev.sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class QueryCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    query --panel latency                                   | 2  | --profile
                    query --profile p --panel nothing                       | 2  | no panel 'nothing'
                    query --profile p --panel latency --format xml          | 2  | xml
                    query --profile no-such-profile --panel latency         | 78 | no-such-profile
                    query --profile no-such-profile --panel latency --top x | 2  | --top
                    """)
    void saysInOneSentenceWhatIsWrong(String line, int exitCode, String told) {
        var err = new StringWriter();
        var command = SextantCommand.configured(new CommandLine(new SextantCommand()));
        command.setErr(new PrintWriter(err));
        command.setOut(new PrintWriter(new StringWriter()));
        assertEquals(exitCode, command.execute(line.split(" ")), err.toString());
        assertTrue(err.toString().contains(told), err.toString());
    }
}
