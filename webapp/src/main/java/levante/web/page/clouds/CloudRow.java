package levante.web.page.clouds;

import static levante.web.page.export.Table.column;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.provisioner.credential.CloudCheck;
import levante.provisioner.credential.StoredCloud;
import levante.web.page.export.Table;
import levante.web.view.Status;

/**
 * One cloud of the list.
 *
 * @param place such as its URL
 * @param state what it said when it was last asked
 * @param asked when that was
 * @param infrastructures how many are on it
 */
public record CloudRow(
    String name, String kind, String place, Status state, Instant asked, int infrastructures) {
  static final Table<CloudRow> TABLE =
      new Table<CloudRow>(
          List.of(
              column("name", CloudRow::name),
              column("kind", CloudRow::kind),
              column("place", CloudRow::place),
              column("state", one -> one.state().text()),
              column("asked", CloudRow::asked),
              column("infrastructures", CloudRow::infrastructures)));

  public CloudRow {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(asked, "asked");
  }

  static CloudRow of(StoredCloud cloud, int infrastructures) {
    return new CloudRow(
        cloud.ref().name().value(),
        Provider.of(cloud).map(Provider::title).orElse(cloud.line().type()),
        Optional.ofNullable(cloud.shown().get("host"))
            .or(() -> Optional.ofNullable(cloud.shown().get("region")))
            .or(() -> Optional.ofNullable(cloud.shown().get("inventory")))
            .orElse(""),
        state(cloud.check()),
        cloud.check().at(),
        infrastructures);
  }

  private static Status state(CloudCheck check) {
    return check
        .trouble()
        .map(
            trouble ->
                trouble.code() == ErrorCode.CLOUD_CREDENTIALS_REFUSED
                    ? new Status(Status.Tone.BAD, "refused")
                    : new Status(Status.Tone.BAD, "no answer"))
        .orElseGet(() -> new Status(Status.Tone.GOOD, "works"));
  }
}
