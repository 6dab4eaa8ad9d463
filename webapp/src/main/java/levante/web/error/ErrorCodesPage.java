package levante.web.error;

import java.util.Arrays;
import java.util.List;
import levante.kernel.ErrorCode;
import levante.web.language.Say;

/** All error codes as a page, by what sort of trouble they are. */
public record ErrorCodesPage() {
  /** The kinds, in the order in which a reader can do most about them. */
  public List<ErrorCode.Kind> kinds() {
    return List.of(ErrorCode.Kind.values());
  }

  /** The codes of a kind. */
  public List<ErrorCode> codes(ErrorCode.Kind kind) {
    return Arrays.stream(ErrorCode.values()).filter(code -> code.kind() == kind).toList();
  }

  /** A kind as a heading. */
  public String title(ErrorCode.Kind kind) {
    return switch (kind) {
      case CALLER -> Say.of("Something in what was asked is wrong");
      case MISSING -> Say.of("It is not there, or is not yours");
      case CONFLICT -> Say.of("It cannot be done as things are now");
      case CAPACITY -> Say.of("A bound is reached");
      case UPSTREAM -> Say.of("Something that Levante needs fails");
      case INTERNAL -> Say.of("A fault of Levante's");
    };
  }

  /** What to do about it. */
  public String advice(ErrorCode.Kind kind) {
    return switch (kind) {
      case CALLER -> Say.of("Mend what the message names and send it again. Nothing was changed.");
      case MISSING ->
          Say.of("Look at the list of yours. What is another's is told like what is not there.");
      case CONFLICT ->
          Say.of("The message says what is in the way. See to that first, then try again.");
      case CAPACITY ->
          Say.of("Try again later, or ask for less. What Levante does by itself is tried again.");
      case UPSTREAM ->
          Say.of(
              "Nothing was decided on what could not be seen, and what Levante does by itself is"
                  + " tried again. If it lasts, the message says what to look at.");
      case INTERNAL ->
          Say.of("Try again, and tell the operator the time: the log of the server has the cause.");
    };
  }
}
