package levante.translation;

/** Where what opens in a text of Java ends. */
public final class Brackets {
  private Brackets() {}

  /** The place after the bracket that closes the one at {@code at}. */
  public static int after(String source, int at) {
    char opening = source.charAt(at);
    char closing = opening == '(' ? ')' : '}';
    int depth = 0;
    int place = at;
    do {
      char one = source.charAt(place);
      if (one == '"' || one == '\'') {
        place = afterQuoted(source, place);
        continue;
      }
      if (one == opening) {
        depth++;
      } else if (one == closing) {
        depth--;
      }
      place++;
    } while (depth > 0);
    return place;
  }

  /** The place after the string or the character that begins at {@code at}. */
  public static int afterQuoted(String source, int at) {
    char quote = source.charAt(at);
    int place = at + 1;
    while (source.charAt(place) != quote) {
      place += source.charAt(place) == '\\' ? 2 : 1;
    }
    return place + 1;
  }
}
