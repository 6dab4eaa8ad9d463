package levante.system.infra;

import java.nio.file.Path;
import java.util.List;

/** The Infrastructure Manager's own client, as a user calls it. */
public final class ImClient {
  private ImClient() {}

  /** Fetches it if it is not there yet; its files go into {@code folder}. */
  public static ForeignClient of(LevanteServer server, Path folder) {
    Path programs = ForeignClient.programs("im-tools.sh", folder);
    Path credentials =
        ForeignClient.written(
            folder,
            "auth.dat",
            """
            # who, and where
            id = im; type = InfrastructureManager; username = admin; password = %s
            id = dummy; type = Dummy
            """
                .formatted(server.adminPassword()));
    return new ForeignClient(
        folder,
        List.of(
            programs.resolve("im_client").toString(),
            "-r",
            server.base().resolve("/im").toString(),
            "-a",
            credentials.toString(),
            "-y"),
        ForeignClient.Json.ALL);
  }
}
