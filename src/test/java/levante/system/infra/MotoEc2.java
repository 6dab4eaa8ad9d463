package levante.system.infra;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import levante.kernel.testbed.FetchedServer;

/** A server that answers as Amazon EC2 does, asked by itself and not through Levante. */
public final class MotoEc2 implements AutoCloseable {
  private static final String REGION = "eu-south-2";

  private final FetchedServer server;

  private MotoEc2(FetchedServer server) {
    this.server = server;
  }

  /** Fetches it if it is not there yet, and starts it on a free port. */
  public static MotoEc2 start() {
    MotoEc2 moto =
        new MotoEc2(
            FetchedServer.start(
                "src/test/infra/moto-tools.sh",
                (folder, port) ->
                    List.of(
                        folder.resolve("venv/bin/moto_server").toString(),
                        "-H",
                        "127.0.0.1",
                        "-p",
                        port)));
    moto.server.answering(() -> moto.ask("DescribeVpcs"));
    return moto;
  }

  /** Where it answers, for the server's setting. */
  public String endpoint() {
    return server.base().toString();
  }

  /** The administrator of a Levante that is to use it. */
  public Wire through(LevanteServer levante) {
    return levante.adminWith(
        "id = ec2; type = EC2; host = %s; username = a; password = b; region = %s"
            .formatted(endpoint(), REGION));
  }

  /** The machines that are not terminated. */
  public List<String> machines() {
    return found(
        ask("DescribeInstances&Filter.1.Name=instance-state-name&Filter.1.Value.1=running"),
        "instanceId");
  }

  /** All that there is but what Amazon itself has; of interfaces those that Levante has made. */
  public SortedSet<String> inventory() {
    SortedSet<String> all = new TreeSet<>(machines());
    all.addAll(found(ask("DescribeVolumes"), "volumeId"));
    all.addAll(found(ask("DescribeSecurityGroups"), "groupName"));
    all.addAll(found(ask("DescribeAddresses"), "allocationId"));
    all.addAll(
        found(
            ask(
                "DescribeNetworkInterfaces&Filter.1.Name=tag-key"
                    + "&Filter.1.Value.1=levante-infrastructure"),
            "networkInterfaceId"));
    return all;
  }

  /** How many machines there ever were. */
  public long launched() {
    return found(ask("DescribeInstances"), "instanceId").stream().distinct().count();
  }

  private static List<String> found(String answer, String element) {
    return Pattern.compile("<%1$s>([^<]+)</%1$s>".formatted(element))
        .matcher(answer)
        .results()
        .map(one -> one.group(1))
        .toList();
  }

  private String ask(String action) {
    return server
        .send(
            HttpRequest.newBuilder(server.base())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=a/20260101/%s/ec2/aws4_request".formatted(REGION))
                .POST(HttpRequest.BodyPublishers.ofString("Version=2016-11-15&Action=" + action))
                .build())
        .body();
  }

  @Override
  public void close() {
    server.close();
  }
}
