package levante.web.page.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import levante.tosca.catalog.Catalogue;

/**
 * One template of the catalogue, to choose.
 *
 * @param icon the path of its picture
 * @param addsTo the titles of what it is added to; empty for one that stands alone
 * @param path of its form
 */
public record Card(
    String id,
    String title,
    String description,
    Optional<String> icon,
    List<String> tags,
    List<String> addsTo,
    String path) {
  public Card {
    tags = List.copyOf(tags);
    addsTo = List.copyOf(addsTo);
  }

  /** The card of an entry. */
  static Card of(Catalogue.Entry entry, Catalogue catalogue) {
    return new Card(
        entry.id(),
        entry.title(),
        entry.description(),
        entry.form().icon().map(icon -> "/assets/" + icon),
        entry.form().tags(),
        entry.parents().stream().map(parent -> catalogue.entry(parent).title()).toList(),
        entry.isChild()
            ? "/catalogue/%s?add=%s".formatted(entry.parents().get(0), entry.id())
            : "/catalogue/" + entry.id());
  }

  /** Whether it holds all these words, in whatever order and case. */
  boolean holds(String words) {
    String all =
        Stream.concat(Stream.of(id, title, description), tags.stream())
            .map(text -> text.toLowerCase(Locale.ROOT))
            .reduce("", (one, other) -> one + "\n" + other);
    return Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
  }
}
