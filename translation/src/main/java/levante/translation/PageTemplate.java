package levante.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A template of a page, written in English. */
public final class PageTemplate {
  private static final Pattern MARK = Pattern.compile("<(/?[a-z]+[0-9]*)>");

  private final List<Piece> pieces;
  private final List<Segment> segments;

  private PageTemplate(List<Piece> pieces) {
    this.pieces = pieces;
    this.segments = Segments.in(pieces);
  }

  /** A template as it is written. */
  public static PageTemplate of(String text) {
    return new PageTemplate(Pieces.of(text));
  }

  /** What of it is to be translated, in the order in which it stands there. */
  public List<String> segments() {
    List<String> english = new ArrayList<>();
    Map<Integer, Segment> byBegin = byBegin();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (byBegin.containsKey(i)) {
        english.add(byBegin.get(i).english());
      }
      if (piece.is(Piece.Kind.OPEN)) {
        english.addAll(Attributes.in(piece.text()));
      } else if (piece.is(Piece.Kind.LITERAL) && piece.isWorded()) {
        english.add(said(piece.text()));
      }
    }
    return english;
  }

  /** The template with other words in it. */
  public String translated(UnaryOperator<String> translation) {
    StringBuilder text = new StringBuilder();
    Map<Integer, Segment> byBegin = byBegin();
    int i = 0;
    while (i < pieces.size()) {
      Segment segment = byBegin.get(i);
      if (segment == null) {
        text.append(translated(pieces.get(i), translation));
        i++;
      } else {
        text.append(translated(segment, translation));
        i = segment.to();
      }
    }
    return text.toString();
  }

  private Map<Integer, Segment> byBegin() {
    return segments.stream().collect(Collectors.toMap(Segment::from, Function.identity()));
  }

  private static String translated(Piece piece, UnaryOperator<String> translation) {
    if (piece.is(Piece.Kind.OPEN)) {
      return Attributes.translated(piece.text(), translation);
    }
    if (piece.is(Piece.Kind.LITERAL) && piece.isWorded()) {
      String said = said(piece.text());
      return piece.text().replace(said, translation.apply(said));
    }
    return piece.text();
  }

  private String translated(Segment segment, UnaryOperator<String> translation) {
    List<Piece> some = pieces.subList(segment.from(), segment.to());
    Map<String, Piece> elements = Elements.of(some);
    Matcher mark = MARK.matcher(translation.apply(segment.english()));
    String text =
        mark.replaceAll(
            found ->
                Matcher.quoteReplacement(
                    elements.containsKey(found.group(1))
                        ? translated(elements.get(found.group(1)), translation)
                        : found.group()));
    String first = some.get(0).text();
    String last = some.get(some.size() - 1).text();
    return first.substring(0, first.length() - first.stripLeading().length())
        + text
        + last.substring(last.stripTrailing().length());
  }

  /** What a string says, without the room around it. */
  private static String said(String literal) {
    return literal.substring(1, literal.length() - 1).strip();
  }
}
