package levante.web.health;

import java.util.Objects;
import levante.web.language.Say;

/**
 * A part of this server, or of what it works with, and how it is.
 *
 * @param name tells it from others of its kind
 * @param says how it is, without a full stop
 */
public record Part(Kind kind, String name, State state, String says) {
  /** How a part is. */
  public enum State {
    GOOD,
    BAD,
    /** It could not be looked at. */
    UNKNOWN
  }

  /** What kinds of parts there are, and what a person does about one that is bad. */
  public enum Kind {
    SERVER("Server", "Start it anew; its log says why"),
    DATABASE(
        "Database",
        "See that it runs and that levante.database.url leads to it: without it nothing is read or"
            + " kept"),
    DISK(
        "Disk",
        "Make room, or move the data folder (levante.data-dir) to a larger disk: on a full one"
            + " nothing can be kept"),
    LOOP(
        "Loop",
        "The log has the fault under this name. Each look tries everything anew, and so does a"
            + " server that is started anew"),
    STORAGE(
        "Object storage",
        "See that its machine runs and that this server reaches it. Files that come meanwhile are"
            + " found later"),
    CLOUD(
        "Cloud",
        "See what the cloud says of itself; where it refuses, its owner changes the credentials"
            + " under Clouds"),
    CLUSTER(
        "Elastic cluster",
        "See that its control plane runs. Nothing is scaled there until it is seen again");

    private final String title;
    private final String remedy;

    Kind(String title, String remedy) {
      this.title = title;
      this.remedy = remedy;
    }

    /** As people read it. */
    public String title() {
      return Say.of(title);
    }

    /** What to do about a bad one. */
    public String remedy() {
      return Say.of(remedy);
    }
  }

  public Part {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(says, "says");
  }

  /** One that is as it should be. */
  public static Part good(Kind kind, String name, String says) {
    return new Part(kind, name, State.GOOD, says);
  }

  /** One that a person has to look after. */
  public static Part bad(Kind kind, String name, String says) {
    return new Part(kind, name, State.BAD, says);
  }
}
