package dev.sextant.cli;

import dev.sextant.store.StoreException;
import dev.sextant.store.profiles.SharedProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sextant profile export}: a profile for others. */
@Command(
        name = "export",
        description =
                "Prints a profile for another machine or person, without secrets; certificates of its"
                        + " CA file are in it.")
final class ProfileExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Writes it there, usually *.sextant; never over a file that exists.")
    private @Nullable Path out;

    @ParentCommand private @Nullable ProfileCommand parent;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws CommandException, StoreException {
        var store = Objects.requireNonNull(parent).stores().profiles();
        var contents = SharedProfile.of(ProfileLookup.profile(store, name)).bytes();
        var line = Objects.requireNonNull(spec).commandLine();
        var file = out;
        if (file == null) {
            line.getOut().print(new String(contents, StandardCharsets.UTF_8));
            line.getOut().flush();
            return ExitCode.DONE;
        }
        try {
            Files.write(file, contents, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new CommandException(
                    ExitCode.CONFIGURATION,
                    "The file " + file + " exists already: remove it or choose another name.");
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.CONFIGURATION,
                    "The file " + file + " cannot be written: check its directory and rights.");
        }
        line.getErr().println("Wrote " + file + "; it holds no secret.");
        return ExitCode.DONE;
    }
}
