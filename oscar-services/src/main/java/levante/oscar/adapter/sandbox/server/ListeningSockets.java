package levante.oscar.adapter.sandbox.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who listens on a port of this machine, as Linux's {@code /proc} shows it. */
final class ListeningSockets {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final int LOCAL = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTENING = "0A";

  private ListeningSockets() {}

  /** Whether these processes listen on the port, and nobody else. */
  static boolean areOnly(int port, List<Long> processes) {
    Set<String> sockets = new HashSet<>();
    for (Path table : TABLES) {
      sockets.addAll(listening(table, port));
    }
    if (sockets.isEmpty()) {
      return false;
    }
    processes.forEach(process -> sockets.removeAll(of(process)));
    return sockets.isEmpty();
  }

  private static Set<String> listening(Path table, int port) {
    Set<String> sockets = new HashSet<>();
    String end = ":%04X".formatted(port);
    try {
      for (String line : Files.readAllLines(table, StandardCharsets.ISO_8859_1)) {
        String[] fields = line.strip().split("\\s+");
        if (fields.length > INODE
            && fields[STATE].equals(LISTENING)
            && fields[LOCAL].endsWith(end)) {
          sockets.add("socket:[%s]".formatted(fields[INODE]));
        }
      }
    } catch (IOException e) {
      // A machine without IPv6 has no such table.
      return Set.of();
    }
    return sockets;
  }

  private static Set<String> of(long process) {
    Set<String> sockets = new HashSet<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of("/proc/%d/fd".formatted(process)))) {
      for (Path file : files) {
        sockets.add(Files.readSymbolicLink(file).toString());
      }
    } catch (IOException e) {
      // It has ended, or closed a file, while it was looked at; another look finds the rest.
      return sockets;
    }
    return sockets;
  }
}
