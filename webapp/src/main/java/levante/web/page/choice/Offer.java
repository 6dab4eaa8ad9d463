package levante.web.page.choice;

import levante.provisioner.cloud.CloudProvider;

/**
 * One that may be chosen.
 *
 * @param details what it is, in words
 * @param price empty of what has none
 */
public record Offer(String name, String details, String price, String region, Fill fill) {
  static Found<Offer> search(Choice choice, CloudProvider cloud, String query) {
    return choice.kind() == Choice.Kind.SIZE
        ? sizes(choice, SizeRow.search(cloud, query))
        : images(choice, ImageRow.search(cloud, query));
  }

  static Found<Offer> sizes(Choice choice, Found<SizeRow> found) {
    return new Found<>(
        found.rows().stream()
            .map(
                row ->
                    new Offer(
                        row.name(), row.summary(), row.price(), row.region(), row.fill(choice)))
            .toList(),
        found.count());
  }

  static Found<Offer> images(Choice choice, Found<ImageRow> found) {
    return new Found<>(
        found.rows().stream()
            .map(row -> new Offer(row.name(), row.system(), "", row.region(), row.fill(choice)))
            .toList(),
        found.count());
  }
}
