package levante.provisioner.adapter.jclouds.ec2;

import com.google.common.collect.Multimaps;
import com.google.common.net.HttpHeaders;
import com.google.inject.Injector;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.provisioner.adapter.jclouds.failure.CloudFailure;
import levante.provisioner.adapter.jclouds.http.RawApi;
import levante.provisioner.adapter.jclouds.http.RawCalls;
import levante.provisioner.adapter.jclouds.http.RawMetadata;
import levante.provisioner.adapter.jclouds.logging.Silence;
import levante.provisioner.cloud.Region;
import org.jclouds.ContextBuilder;
import org.jclouds.aws.config.FormSigningHttpApiModule;
import org.jclouds.aws.domain.SessionCredentials;
import org.jclouds.aws.filters.FormSigner;
import org.jclouds.aws.filters.FormSignerV4;
import org.jclouds.date.DateService;
import org.jclouds.domain.Credentials;
import org.jclouds.http.HttpCommand;
import org.jclouds.http.HttpCommandExecutorService;
import org.jclouds.http.HttpErrorHandler;
import org.jclouds.http.HttpRequest;
import org.jclouds.http.HttpResponse;
import org.jclouds.io.Payloads;
import org.jclouds.rest.ConfiguresHttpApi;

/**
 * EC2's own calls in one region, signed by jclouds. Its own interfaces of EC2 are of 2012: they
 * know neither tags at a launch, nor network interfaces, nor the sizes that are sold.
 *
 * <p>Reads are tried again with backoff; writes never are, since a launch that timed out may have
 * succeeded: the next pass looks for what it made.
 */
final class Ec2Session {
  /** The version of EC2's interface in which a launch takes tags. */
  private static final String VERSION = "2016-11-15";

  private static final RawMetadata.Kind KIND =
      new RawMetadata.Kind(
          "EC2", VERSION, URI.create("https://docs.aws.amazon.com/AWSEC2/latest/APIReference/"));

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final URI endpoint;
  private final HttpCommandExecutorService http;
  private final FormSigner signer;

  Ec2Session(Ec2Account account, Region region, Clock clock) {
    this.endpoint = account.endpoint(region);
    Injector jclouds =
        ContextBuilder.newBuilder(new RawMetadata(KIND, endpoint))
            .endpoint(endpoint.toString())
            .credentialsSupplier(() -> credentials(account.keys()))
            .modules(List.of(new Signing(region, clock), new Silence()))
            .overrides(RawCalls.limits())
            .buildInjector();
    this.http = jclouds.getInstance(HttpCommandExecutorService.class);
    this.signer = jclouds.getInstance(FormSigner.class);
  }

  private static Credentials credentials(Ec2Account.Keys keys) {
    return keys.token()
        .<Credentials>map(
            token ->
                SessionCredentials.builder()
                    .accessKeyId(keys.access())
                    .secretAccessKey(keys.secret().reveal())
                    .sessionToken(token.reveal())
                    .build())
        .orElseGet(() -> new Credentials(keys.access(), keys.secret().reveal()));
  }

  /** All items of a list that EC2 gives page by page. */
  List<Ec2Answer> list(Query query, int page, String... path) {
    List<Ec2Answer> items = new ArrayList<>();
    Ec2Answer answer = read(query.with("MaxResults", page));
    items.addAll(answer.items(path));
    Optional<String> next = answer.given("nextToken");
    while (next.isPresent()) {
      Ec2Answer more = read(query.from(next.get()));
      items.addAll(more.items(path));
      next = more.given("nextToken");
    }
    return items;
  }

  /** An answer that may be asked for as often as need be. */
  Ec2Answer read(Query query) {
    try {
      return ask(query);
    } catch (Ec2Failure failure) {
      throw failure.coded();
    }
  }

  /** The same, for those who look at the failure themselves. */
  Ec2Answer ask(Query query) {
    return CloudFailure.persistently(() -> write(query));
  }

  /** What is done once, whatever comes of it. */
  Ec2Answer write(Query query) {
    try {
      return Ec2Answer.read(text(http.invoke(new HttpCommand(request(query)))));
    } catch (RuntimeException thrown) {
      throw Ec2Failure.in(thrown);
    }
  }

  /** Every call of EC2's is a form. */
  private HttpRequest request(Query query) {
    String port = endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
    return HttpRequest.builder()
        .method("POST")
        .endpoint(endpoint)
        .addHeader(HttpHeaders.HOST, endpoint.getHost() + port)
        .payload(
            Payloads.newUrlEncodedFormPayload(
                Multimaps.forMap(query.with("Version", VERSION).parameters())))
        .filter(signer)
        .build();
  }

  private static String text(HttpResponse response) {
    try {
      return RawCalls.text(response, response.getStatusLine());
    } catch (IOException broken) {
      throw new Ec2Failure("EC2's answer broke off", broken);
    }
  }

  /** jclouds by itself reads the region off Amazon's host names, which others do not have. */
  @ConfiguresHttpApi
  private static final class Signing extends FormSigningHttpApiModule<RawApi> {
    private final Region region;
    private final Clock clock;

    Signing(Region region, Clock clock) {
      super(RawApi.class);
      this.region = region;
      this.clock = clock;
    }

    @Override
    protected void configure() {
      super.configure();
      bind(FormSigner.class).to(FormSignerV4.class);
      bind(FormSignerV4.ServiceAndRegion.class).toInstance(new Scope(region));
    }

    @Override
    protected String provideTimeStamp(DateService ignored) {
      return STAMP.format(clock.instant());
    }

    @Override
    protected void bindErrorHandlers() {
      RawCalls.bindErrors(binder(), new Errors());
    }

    @Override
    protected void bindRetryHandlers() {
      RawCalls.bindNoRetries(binder());
    }
  }

  private record Scope(Region place) implements FormSignerV4.ServiceAndRegion {
    @Override
    public String service() {
      return "ec2";
    }

    @Override
    public String region(String host) {
      return place.name();
    }
  }

  private static final class Errors implements HttpErrorHandler {
    @Override
    public void handleError(HttpCommand command, HttpResponse response) {
      command.setException(failure(response.getStatusCode(), text(response)));
    }

    private static Ec2Failure failure(int status, String body) {
      try {
        Ec2Answer answer = Ec2Answer.read(body);
        Ec2Answer error = answer.at("Errors", "Error").or(() -> answer.at("Error")).orElse(answer);
        return new Ec2Failure(status, error.text("Code"), error.text("Message"));
      } catch (Ec2Failure unreadable) {
        return new Ec2Failure(status, "", body);
      }
    }
  }
}
