package levante.elasticity.adapter.slurm.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What Slurm 22.05.8 of Debian 12 once printed for the look. */
public final class Recorded {
  private Recorded() {}

  /** What it printed when it was in that situation. */
  public static String answer(String situation) {
    String path = "/slurm/22.05.8/" + situation + ".txt";
    try (InputStream in = Recorded.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
