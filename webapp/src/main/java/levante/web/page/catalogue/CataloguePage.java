package levante.web.page.catalogue;

import java.util.List;
import java.util.Optional;
import levante.tosca.catalog.Catalogue;
import levante.web.language.Say;
import levante.web.page.frame.Address;
import levante.web.page.frame.Frame;

/**
 * The catalogue, as far as it was searched.
 *
 * @param query what was searched for
 * @param tag the one that the cards have to have
 * @param tags all that there are
 * @param alone cards of what is deployed by itself
 * @param additions cards of what is added to others
 */
public record CataloguePage(
    Frame frame,
    String query,
    Optional<String> tag,
    List<String> tags,
    List<Card> alone,
    List<Card> additions) {
  public CataloguePage {
    tags = List.copyOf(tags);
    alone = List.copyOf(alone);
    additions = List.copyOf(additions);
  }

  /** Those of the catalogue that hold the words and have the tag. */
  static CataloguePage of(Frame frame, Catalogue catalogue, String query, Optional<String> tag) {
    List<Card> all = catalogue.entries().stream().map(one -> Card.of(one, catalogue)).toList();
    List<Card> found =
        all.stream()
            .filter(card -> card.holds(query))
            .filter(card -> tag.isEmpty() || card.tags().contains(tag.get()))
            .toList();
    return new CataloguePage(
        frame,
        query,
        tag,
        all.stream().flatMap(card -> card.tags().stream()).distinct().sorted().toList(),
        found.stream().filter(card -> card.addsTo().isEmpty()).toList(),
        found.stream().filter(card -> !card.addsTo().isEmpty()).toList());
  }

  /** How many there are, in words. */
  public String count() {
    int found = alone.size() + additions.size();
    return found == 1 ? Say.of("1 template") : Say.of("%s templates", found);
  }

  /** Where those of a tag are. */
  public static String tagged(String tag) {
    return Address.of("/catalogue").with("tag", tag).text();
  }
}
