package levante.cli.whatif;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import levante.cli.failure.CliFailure;
import levante.elasticity.adapter.yaml.PolicyFile;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.trace.Trace;
import levante.elasticity.trace.TraceReader;

/** The files that the verb reads. */
final class InputFiles {
  /** Twenty times the largest trace of the Parallel Workloads Archive. */
  private static final int MOST_BYTES = 1 << 28;

  private final InputStream stdin;

  InputFiles(InputStream stdin) {
    this.stdin = stdin;
  }

  /** The trace of that name. */
  Trace trace(String typed, int nodeCores) {
    boolean standard = typed.equals("-");
    byte[] bytes = standard ? bounded("stdin", stdin) : bytes(typed);
    try {
      return new TraceReader(standard ? "stdin" : typed, nodeCores)
          .read(new ByteArrayInputStream(bytes));
    } catch (IOException broken) {
      throw unreadable("%s cannot be read".formatted(typed));
    }
  }

  /** The policies of these files or names; all built-in ones for none. */
  List<PolicySettings> policies(List<String> typed) {
    if (typed.isEmpty()) {
      return PolicySettings.BUILT_IN;
    }
    List<PolicySettings> policies = new ArrayList<>();
    Map<String, Integer> names = new HashMap<>();
    for (String one : typed) {
      PolicySettings policy = policy(one);
      int seen = names.merge(policy.name(), 1, Integer::sum);
      policies.add(seen == 1 ? policy : policy.named("%s-%d".formatted(policy.name(), seen)));
    }
    return policies;
  }

  private static PolicySettings policy(String typed) {
    return PolicySettings.called(typed).orElseGet(() -> PolicyFile.read(typed, text(typed)));
  }

  private static String text(String typed) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(typed))).toString();
    } catch (CharacterCodingException notText) {
      throw unreadable("%s is not a text in UTF-8".formatted(typed));
    }
  }

  private static byte[] bytes(String typed) {
    try {
      Path path = Path.of(typed);
      if (Files.isDirectory(path)) {
        throw unreadable("%s is a folder; name a file in it".formatted(typed));
      }
      try (InputStream in = Files.newInputStream(path)) {
        return bounded(typed, in);
      }
    } catch (NoSuchFileException missing) {
      throw unreadable("there is no file %s".formatted(typed));
    } catch (InvalidPathException | IOException unreadable) {
      throw unreadable("%s cannot be read".formatted(typed));
    }
  }

  private static byte[] bounded(String typed, InputStream in) {
    try {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw unreadable("%s is larger than 256 MiB; cut it into parts".formatted(typed));
      }
      return bytes;
    } catch (IOException broken) {
      throw unreadable("%s cannot be read".formatted(typed));
    }
  }

  private static CliFailure unreadable(String sentence) {
    return new CliFailure(CliFailure.UNREADABLE, sentence);
  }
}
