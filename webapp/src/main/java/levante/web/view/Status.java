package levante.web.view;

import java.util.Objects;

/** A state as people read it: a word and the tone that colours it. */
public record Status(Tone tone, String text) {
  /** How a state reads at a glance. */
  public enum Tone {
    /** As wished. */
    GOOD,
    /** On its way. */
    BUSY,
    /** Needs a person. */
    BAD,
    /** Nothing to do. */
    IDLE
  }

  public Status {
    Objects.requireNonNull(tone, "tone");
    if (text.isBlank()) {
      throw new IllegalStateException("a status needs a word");
    }
  }

  /** The name of the tone in the style sheet, so that colour is never the only sign. */
  public String cssClass() {
    return switch (tone) {
      case GOOD -> "good";
      case BUSY -> "busy";
      case BAD -> "bad";
      case IDLE -> "idle";
    };
  }
}
