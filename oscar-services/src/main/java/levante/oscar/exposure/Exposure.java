package levante.oscar.exposure;

import java.util.Locale;
import java.util.Objects;

/**
 * How a service is exposed: as a server that runs for long in pods of its own and is reached below
 * a path. Source of the fields and their defaults: OSCAR 4.1, {@code types.Expose}.
 *
 * @param port that its server listens on; 0 when the service is not exposed
 * @param healthPath asked of the server until it answers; empty when its port says enough
 */
public record Exposure(
    Scale scale, int port, Access access, Paths paths, Command command, String healthPath) {
  /** The service is not exposed. */
  public static final Exposure NONE =
      new Exposure(Scale.DEFAULT, 0, Access.TOKEN, Paths.STRIPPED, Command.SCRIPT, "");

  /** Source: TCP. */
  public static final int LAST_PORT = 65_535;

  /**
   * How many pods it has.
   *
   * @param least at least 1: nobody wakes a server that has no pod
   * @param most at least that many
   * @param cpuPercent of the cpu asked for, above which there is another pod
   */
  public record Scale(int least, int most, int cpuPercent) {
    /** Source: OSCAR 4.1. */
    public static final Scale DEFAULT = new Scale(1, 10, 80);

    /** As many as anybody may ask for. */
    public static final int MOST_PODS = 100;

    public Scale {
      if (least < 1 || most < least || most > MOST_PODS || cpuPercent < 1 || cpuPercent > 100) {
        throw new IllegalStateException(
            "%d to %d pods at %d %%".formatted(least, most, cpuPercent));
      }
    }

    /** Whether the number changes with what there is to do. */
    public boolean grows() {
      return most > least;
    }
  }

  /** Who may ask it. */
  public enum Access {
    /** Whoever has the service's token. */
    TOKEN,
    /** Anybody: it looks after that itself. */
    OPEN
  }

  /** Which paths it sees. */
  public enum Paths {
    /** Those below its own. */
    STRIPPED,
    /** Whole ones, as its callers write them. */
    WHOLE
  }

  /** What its pods run. */
  public enum Command {
    /** The service's script. */
    SCRIPT,
    /** What the image runs by itself. */
    IMAGE
  }

  public Exposure {
    Objects.requireNonNull(scale, "scale");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(paths, "paths");
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(healthPath, "healthPath");
    if (port < 0 || port > LAST_PORT) {
      throw new IllegalStateException("port " + port);
    }
  }

  /** Whether the service is exposed at all. */
  public boolean serves() {
    return port > 0;
  }

  /** In words, for whoever compares two definitions. */
  public String words() {
    if (!serves()) {
      return "not at all";
    }
    return "port %d, %d to %d pods at %d %% of cpu, for %s, runs the %s%s%s"
        .formatted(
            port,
            scale.least(),
            scale.most(),
            scale.cpuPercent(),
            access == Access.OPEN ? "anybody" : "holders of its token",
            command.name().toLowerCase(Locale.ROOT),
            paths == Paths.WHOLE ? ", sees whole paths" : "",
            healthPath.isEmpty() ? "" : ", ready when " + healthPath + " answers");
  }
}
