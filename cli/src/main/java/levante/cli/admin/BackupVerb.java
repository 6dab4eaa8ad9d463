package levante.cli.admin;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.cli.client.json.Json;
import levante.cli.failure.CliFailure;
import levante.cli.reach.Asked;
import levante.cli.reach.Reached;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.server.DataLock;
import levante.cli.server.Home;
import levante.cli.server.ProcessTable;
import levante.cli.words.Option;
import levante.cli.words.Terminal;
import levante.cli.words.Usage;
import levante.cli.words.Verb;
import levante.cli.words.Words;
import levante.kernel.Trees;

/**
 * {@code backup FILE}: the embedded databases and the key files of a data folder on this machine,
 * whether a server works with them or not.
 */
public final class BackupVerb implements Verb {
  static final String DATA = "--data";

  /** The server's archives, and what each is a copy of. */
  private static final Map<String, String> COPIES =
      Map.of("levante.zip", BackupArchive.DATABASE, "world.zip", BackupArchive.WORLD);

  private static final Usage USAGE =
      ServerVerb.usage(
          new ServerVerb.Form(
              "backup",
              "FILE",
              "Copies the embedded databases and the key files of a data folder on this machine into"
                  + " one file, which is as secret as they are. A server that runs goes on; it is"
                  + " asked for the copies, as an admin. 'restore' makes a data folder of it.",
              Option.valued(
                  DATA,
                  "DIR",
                  "The data folder. Default: .levante/data beside the checkout's files.")));

  /** What the server copied. */
  private record BackupView(String folder, List<String> files) {}

  @Override
  public Usage usage() {
    return USAGE;
  }

  @Override
  public int run(Words words, Terminal terminal) {
    if (words.operands().size() != 1) {
      throw Words.wrong(USAGE, "it takes " + USAGE.operands());
    }
    Path file = Path.of(words.operands().get(0));
    Path data = data(words);
    if (!Files.isDirectory(data)) {
      throw new CliFailure(CliFailure.UNREADABLE, "there is no data folder " + data);
    }
    try {
      Optional<DataLock> lock = lock(data);
      if (lock.isPresent()) {
        try {
          copy(file, data);
        } finally {
          lock.get().close();
        }
      } else {
        ask(new Asked(Reached.by(words), words, terminal), file, data);
      }
    } catch (IOException e) {
      throw new CliFailure("no backup: " + e, e);
    }
    return ServerVerb.print(
        Said.of(
            "the backup is %s; whoever has it has all credentials".formatted(file),
            Map.of("backup", file.toString())),
        words,
        terminal);
  }

  /** The data folder that is meant. */
  static Path data(Words words) {
    return words
        .value(DATA)
        .map(Path::of)
        .orElseGet(() -> Home.ofProcess().state().resolve("data"))
        .toAbsolutePath()
        .normalize();
  }

  private static Optional<DataLock> lock(Path data) {
    try {
      return Optional.of(DataLock.take(data, ProcessTable.ofMachine()));
    } catch (CliFailure inUse) {
      if (inUse.exitCode() != CliFailure.IN_USE) {
        throw inUse;
      }
      return Optional.empty();
    }
  }

  /** No server works with the files while the lock is held. */
  private static void copy(Path file, Path data) throws IOException {
    if (!Files.exists(data.resolve(BackupArchive.DATABASE))) {
      throw new CliFailure(
          CliFailure.UNREADABLE,
          "%s has no database; one in a PostgreSQL is copied with pg_dump".formatted(data));
    }
    BackupArchive.write(
        file,
        archive -> {
          for (String place : List.of(BackupArchive.DATABASE, BackupArchive.WORLD)) {
            addIfThere(archive, data, place);
          }
          addKeys(archive, data);
        });
  }

  private static void ask(Asked asked, Path file, Path data) throws IOException {
    BackupView made =
        Json.read(asked.server().calls().send("POST", "/api/v1/backups"), new TypeReference<>() {});
    Path folder = Path.of(made.folder());
    if (!folder.startsWith(data) || !Files.isDirectory(folder)) {
      throw new CliFailure(
          "the server's data are elsewhere: it made its copies in %s; run this there, or name its"
                  .formatted(folder)
              + " folder with --data");
    }
    try {
      BackupArchive.write(
          file,
          archive -> {
            for (String copy : made.files()) {
              archive.addInner(COPIES.get(copy), folder.resolve(copy));
            }
            addKeys(archive, data);
          });
    } finally {
      Trees.delete(folder);
    }
  }

  private static void addKeys(BackupArchive archive, Path data) throws IOException {
    for (String key : BackupArchive.KEYS) {
      addIfThere(archive, data, key);
    }
  }

  private static void addIfThere(BackupArchive archive, Path data, String place)
      throws IOException {
    if (Files.exists(data.resolve(place))) {
      archive.add(place, data.resolve(place));
    }
  }
}
