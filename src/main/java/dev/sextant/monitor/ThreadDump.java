package dev.sextant.monitor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/** What every platform thread of this process is doing, as text. */
public final class ThreadDump {

    private ThreadDump() {}

    /** Names, states, what is waited for and whole stacks; those in a deadlock are marked. */
    public static String take() {
        var threads = ManagementFactory.getThreadMXBean();
        var dead = threads.findDeadlockedThreads();
        var deadlocked = new HashSet<Long>();
        if (dead != null) Arrays.stream(dead).forEach(deadlocked::add);
        var all =
                threads.dumpAllThreads(
                        threads.isObjectMonitorUsageSupported(),
                        threads.isSynchronizerUsageSupported());
        Arrays.sort(all, Comparator.comparing(ThreadInfo::getThreadName));
        var text = new StringBuilder();
        for (var thread : all) write(text, thread, deadlocked);
        return text.toString();
    }

    private static void write(StringBuilder text, ThreadInfo thread, Set<Long> deadlocked) {
        text.append('"')
                .append(thread.getThreadName())
                .append("\" ")
                .append(thread.getThreadState());
        if (deadlocked.contains(thread.getThreadId())) text.append(" DEADLOCK");
        var lock = thread.getLockName();
        if (lock != null) text.append(" on ").append(lock);
        var owner = thread.getLockOwnerName();
        if (owner != null) text.append(" held by \"").append(owner).append('"');
        text.append('\n');
        for (var frame : thread.getStackTrace()) text.append("    at ").append(frame).append('\n');
    }
}
