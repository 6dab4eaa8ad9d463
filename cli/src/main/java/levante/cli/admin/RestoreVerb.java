package levante.cli.admin;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import levante.cli.failure.CliFailure;
import levante.cli.reach.Reached;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.words.Option;
import levante.cli.words.Terminal;
import levante.cli.words.Usage;
import levante.cli.words.Verb;
import levante.cli.words.Words;

/** {@code restore FILE}: makes a data folder of a backup, where there is none yet. */
public final class RestoreVerb implements Verb {
  private static final Usage USAGE =
      new Usage(
          "restore",
          "FILE",
          "Makes a data folder of a backup, for 'up' to start on. A folder in which something is is"
              + " left as it is.",
          List.of(
              Option.flag(Reached.JSON, "Print one JSON document and nothing else."),
              Option.valued(
                  BackupVerb.DATA,
                  "DIR",
                  "The data folder. Default: .levante/data beside the checkout's files.")),
          List.of(
              "0: it is done",
              "1: nothing was restored; the message says why",
              "2: the command line is wrong, something is in the folder, or it is no backup"));

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
    Path data = BackupVerb.data(words);
    try {
      if (!Files.isReadable(file)) {
        throw new CliFailure(CliFailure.UNREADABLE, "cannot read " + file);
      }
      if (Files.exists(data) && !isEmpty(data)) {
        throw new CliFailure(
            CliFailure.UNREADABLE, "something is in %s; nothing was restored".formatted(data));
      }
      Set<String> places = BackupArchive.restore(file, data);
      return ServerVerb.print(
          Said.of(
              "%s is restored: %s".formatted(data, String.join(", ", places)),
              Map.of("data", data.toString(), "files", places)),
          words,
          terminal);
    } catch (IOException e) {
      throw new CliFailure("nothing was restored: " + e, e);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      return !all.iterator().hasNext();
    }
  }
}
