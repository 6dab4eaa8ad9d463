package levante.cli.client;

import java.util.List;

/** One job, the version it read and those it made: an entry of {@code GET /api/v1/lineage}. */
public record LineageView(
    Version input, String job, String service, String cluster, List<Version> outputs) {
  /** A version of an object. */
  public record Version(String storage, String bucket, String key) {}
}
