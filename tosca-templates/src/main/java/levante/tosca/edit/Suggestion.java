package levante.tosca.edit;

/**
 * Something that may be written at a place.
 *
 * @param label what is shown
 * @param insert what replaces the word at the place
 * @param detail a few words beside the label, such as a type
 * @param documentation Markdown; may be empty
 */
public record Suggestion(
    Kind kind, String label, String insert, String detail, String documentation) {
  /** What it is, for an icon. */
  public enum Kind {
    KEY,
    TYPE,
    PROPERTY,
    NODE_TEMPLATE,
    INPUT,
    FUNCTION,
    VALUE
  }
}
