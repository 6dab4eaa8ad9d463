package levante.provisioner.adapter.jclouds;

import com.google.common.collect.ImmutableSet;
import com.google.inject.Module;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import levante.provisioner.adapter.jclouds.failure.CloudFailure;
import levante.provisioner.adapter.jclouds.http.RawCalls;
import levante.provisioner.adapter.jclouds.logging.Silence;
import org.jclouds.ContextBuilder;
import org.jclouds.apis.ApiMetadata;
import org.jclouds.http.HttpCommand;
import org.jclouds.http.HttpErrorHandler;
import org.jclouds.http.HttpRequest;
import org.jclouds.http.HttpResponse;
import org.jclouds.openstack.keystone.catalog.config.ServiceCatalogModule;
import org.jclouds.openstack.keystone.catalog.config.ServiceCatalogModule.RegionModule;
import org.jclouds.openstack.keystone.config.KeystoneProperties;
import org.jclouds.openstack.neutron.v2.NeutronApi;
import org.jclouds.openstack.neutron.v2.NeutronApiMetadata;
import org.jclouds.openstack.neutron.v2.config.NeutronHttpApiModule;
import org.jclouds.openstack.nova.v2_0.NovaApi;
import org.jclouds.openstack.nova.v2_0.NovaApiMetadata;
import org.jclouds.openstack.nova.v2_0.config.NovaHttpApiModule;
import org.jclouds.openstack.nova.v2_0.config.NovaParserModule;
import org.jclouds.rest.ConfiguresHttpApi;

/**
 * Nova and Neutron of one account. Reads are tried again with backoff; writes never are, since a
 * create that timed out may have succeeded: the next pass looks for what it made.
 */
final class OpenStackSession {
  private static final List<String> VOLUME_SERVICES =
      List.of("block-storage", "volume", "volumev2", "volumev3");

  private final NovaApi nova;
  private final NeutronApi neutron;
  private final KeystoneTokens tokens;

  OpenStackSession(OpenStackAccount account) {
    this.tokens = new KeystoneTokens(account);
    this.nova =
        builder(
                new NovaApiMetadata()
                    .toBuilder()
                        .defaultModules(
                            ImmutableSet.of(
                                ServiceCatalogModule.class,
                                RegionModule.class,
                                NovaParserModule.class))
                        .build(),
                account,
                List.of(tokens, new NovaModule(), new Silence()))
            .buildApi(NovaApi.class);
    this.neutron =
        builder(
                new NeutronApiMetadata()
                    .toBuilder()
                        .defaultModules(
                            ImmutableSet.of(ServiceCatalogModule.class, RegionModule.class))
                        .build(),
                account,
                List.of(new KeystoneTokens(account), new NeutronModule(), new Silence()))
            .buildApi(NeutronApi.class);
  }

  private static ContextBuilder builder(
      ApiMetadata api, OpenStackAccount account, List<Module> modules) {
    Properties properties = RawCalls.limits();
    properties.setProperty(KeystoneProperties.KEYSTONE_VERSION, "3");
    properties.setProperty(KeystoneProperties.CREDENTIAL_TYPE, KeystoneTokens.CREDENTIAL_TYPE);
    return ContextBuilder.newBuilder(api)
        .endpoint(account.keystone().toString())
        .credentials(account.signIn().user(), account.signIn().password().reveal())
        .modules(modules)
        .overrides(properties);
  }

  NovaApi nova() {
    return nova;
  }

  /** The id of the account's project. */
  String project() {
    signedIn();
    return tokens.project().orElseThrow();
  }

  /** Whether there is a Cinder. */
  boolean hasVolumes() {
    signedIn();
    return VOLUME_SERVICES.stream().anyMatch(tokens::offers);
  }

  private void signedIn() {
    if (tokens.project().isEmpty()) {
      read(nova::getConfiguredRegions);
    }
  }

  NeutronApi neutron() {
    return neutron;
  }

  /** An answer that may be asked for as often as need be. */
  <T> T read(Supplier<T> question) {
    try {
      return ask(question);
    } catch (OpenStackFailure failure) {
      throw failure.coded();
    }
  }

  /** The same, for those who look at the failure themselves. */
  <T> T ask(Supplier<T> question) {
    return CloudFailure.persistently(() -> write(question));
  }

  /** What is done once, whatever comes of it. */
  <T> T write(Supplier<T> action) {
    try {
      return action.get();
    } catch (RuntimeException thrown) {
      throw OpenStackFailure.in(thrown);
    }
  }

  @ConfiguresHttpApi
  private static final class NovaModule extends NovaHttpApiModule {
    @Override
    protected void bindErrorHandlers() {
      RawCalls.bindErrors(binder(), new Errors());
    }
  }

  @ConfiguresHttpApi
  private static final class NeutronModule extends NeutronHttpApiModule {
    @Override
    protected void bindErrorHandlers() {
      RawCalls.bindErrors(binder(), new Errors());
    }
  }

  /**
   * Takes the place of jclouds' own error handlers: theirs turn a 404 to a list into an empty list,
   * by which a wrong endpoint would read as a cloud without machines.
   */
  private static final class Errors implements HttpErrorHandler {
    private static final int LONGEST = 4096;

    @Override
    public void handleError(HttpCommand command, HttpResponse response) {
      HttpRequest request = command.getCurrentRequest();
      command.setException(
          new OpenStackFailure(
              response.getStatusCode(),
              request.getMethod() + " " + request.getEndpoint().getPath(),
              body(response)));
    }

    private static String body(HttpResponse response) {
      if (response.getPayload() == null) {
        return response.getStatusLine();
      }
      try (InputStream stream = response.getPayload().openStream()) {
        return new String(stream.readNBytes(LONGEST), StandardCharsets.UTF_8);
      } catch (IOException unreadable) {
        return response.getStatusLine();
      }
    }
  }
}
