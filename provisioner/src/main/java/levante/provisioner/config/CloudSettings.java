package levante.provisioner.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Clouds besides the sandbox, as the operator lets users have them.
 *
 * @param openStack beginnings of the Keystone URLs that users may name
 * @param ec2 {@code aws} for Amazon's own regions, beginnings of other endpoints' URLs
 * @param gce {@code google} for Google's own endpoint, beginnings of other ones' URLs
 * @param azure {@code microsoft} for Microsoft's own regions, beginnings of other endpoints' URLs
 * @param prices the operator's list of prices
 * @param inventories files of machines that exist already
 * @param inventoryNetworks where the machines of users' own inventories may be
 */
public record CloudSettings(
    List<String> openStack,
    List<String> ec2,
    List<String> gce,
    List<String> azure,
    Optional<Path> prices,
    List<String> inventories,
    List<String> inventoryNetworks) {
  public CloudSettings {
    openStack = List.copyOf(openStack);
    ec2 = List.copyOf(ec2);
    gce = List.copyOf(gce);
    azure = List.copyOf(azure);
    Objects.requireNonNull(prices, "prices");
    inventories = List.copyOf(inventories);
    inventoryNetworks = List.copyOf(inventoryNetworks);
  }
}
