package levante.provisioner.adapter.jclouds.ec2;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import levante.kernel.testbed.FetchedServer;

/** A server that answers as Amazon EC2 does, which a script fetches; having none is a failure. */
final class Moto implements AutoCloseable {
  private static final String SCOPE =
      "AWS4-HMAC-SHA256 Credential=test/20260101/eu-south-2/ec2/aws4_request, SignedHeaders=host, Signature=0";

  private final FetchedServer server;

  private Moto(FetchedServer server) {
    this.server = server;
  }

  static Moto started() {
    Moto moto =
        new Moto(
            FetchedServer.start(
                "src/test/infra/moto-tools.sh",
                (folder, port) ->
                    List.of(
                        folder.resolve("venv/bin/moto_server").toString(),
                        "-H",
                        "127.0.0.1",
                        "-p",
                        port)));
    moto.server.answering(() -> moto.ask("DescribeVpcs", Map.of()));
    return moto;
  }

  /** As new, with one image of the account's own that is called as Debian calls its own. */
  void reset() {
    server.post("/moto-api/reset", "");
    ask(
        "CopyImage",
        Map.of(
            "SourceImageId", "ami-785db401",
            "SourceRegion", "eu-south-2",
            "Name", "debian-12-amd64-20260101-1"));
  }

  /** What it answers to a call that nobody has signed. */
  String ask(String action, Map<String, String> parameters) {
    String form =
        parameters.entrySet().stream()
            .map(
                one ->
                    one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "Action=" + action + "&Version=2016-11-15&", ""));
    return server.send(call(form, SCOPE)).body();
  }

  /** A call as it came, on to moto. */
  HttpResponse<String> pass(String form, String authorization) {
    return server.send(call(form, authorization));
  }

  private HttpRequest call(String form, String authorization) {
    return HttpRequest.newBuilder(server.base())
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Authorization", authorization)
        .POST(HttpRequest.BodyPublishers.ofString(form))
        .build();
  }

  /** The ids of the things that a list of moto's names in that element. */
  List<String> texts(String action, Map<String, String> parameters, String element) {
    return java.util.regex.Pattern.compile("<%1$s>([^<]*)</%1$s>".formatted(element))
        .matcher(ask(action, parameters))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
