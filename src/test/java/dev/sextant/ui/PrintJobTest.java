package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintJobTest {

    /** Java itself says that such a job was printed. */
    @Test
    void withoutASpoolerOnLinuxNothingIsPromised(@TempDir Path directory) throws Exception {
        var lpr = directory.resolve("lpr");
        assertTrue(PrintJob.isImpossible("Linux", lpr));
        assertFalse(PrintJob.isImpossible("Windows 11", lpr));
        assertFalse(PrintJob.isImpossible("Mac OS X", lpr));
        Files.createFile(lpr);
        assertTrue(PrintJob.isImpossible("Linux", lpr), "it cannot be run");
        Files.setPosixFilePermissions(lpr, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertFalse(PrintJob.isImpossible("Linux", lpr));
    }
}
