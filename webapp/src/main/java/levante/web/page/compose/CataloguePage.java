package levante.web.page.compose;

import java.util.List;
import levante.oscar.compose.ServiceCatalogue;
import levante.web.page.frame.Frame;

/**
 * The services that are shipped.
 *
 * @param clusters that they may be made on
 */
public record CataloguePage(Frame frame, List<Card> cards, List<Clusters.Choice> clusters) {
  /** One of them, to choose. */
  public record Card(String name, String title, String description) {
    private static Card of(ServiceCatalogue.Entry entry) {
      return new Card(entry.name(), entry.title(), entry.description());
    }
  }

  public CataloguePage {
    cards = List.copyOf(cards);
    clusters = List.copyOf(clusters);
  }

  /** All of the catalogue. */
  static CataloguePage of(Frame frame, ServiceCatalogue catalogue, List<Clusters.Choice> clusters) {
    return new CataloguePage(frame, catalogue.entries().stream().map(Card::of).toList(), clusters);
  }
}
