package levante.web.wiring;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.web.audit.http.AuditFilter;
import levante.web.error.AnyExceptionMapper;
import levante.web.error.ErrorCodesResource;
import levante.web.error.LevanteExceptionMapper;
import levante.web.error.WebExceptionMapper;
import levante.web.gate.AuthenticationFilter;
import levante.web.gate.BodyBoundFilter;
import levante.web.gate.FormTokenFilter;
import levante.web.language.http.LanguageHeaders;
import levante.web.language.http.LanguageResource;
import levante.web.page.AssetResource;
import levante.web.page.DashboardResource;
import levante.web.page.PictureResource;
import levante.web.page.act.ActionResource;
import levante.web.page.act.DeletionResource;
import levante.web.page.act.InfrastructurePageResource;
import levante.web.page.act.KubeconfigResource;
import levante.web.page.act.SharingResource;
import levante.web.page.admin.AdminResource;
import levante.web.page.admin.AuditResource;
import levante.web.page.admin.HealthResource;
import levante.web.page.admin.OwnActsResource;
import levante.web.page.admin.UsersResource;
import levante.web.page.admin.VersionsResource;
import levante.web.page.buckets.ArchiveResource;
import levante.web.page.buckets.BucketDeletionResource;
import levante.web.page.buckets.BucketPageResource;
import levante.web.page.buckets.ObjectDeletionResource;
import levante.web.page.buckets.ObjectResource;
import levante.web.page.buckets.ViewResource;
import levante.web.page.catalogue.CatalogueResource;
import levante.web.page.catalogue.DeployResource;
import levante.web.page.catalogue.OwnResource;
import levante.web.page.clouds.CloudChangeResource;
import levante.web.page.clouds.CloudListResource;
import levante.web.page.clouds.CloudPageResource;
import levante.web.page.clouds.NewCloudResource;
import levante.web.page.clouds.OffersResource;
import levante.web.page.compose.ServiceCatalogueResource;
import levante.web.page.compose.ServiceFormResource;
import levante.web.page.edit.EditPageResource;
import levante.web.page.elasticity.ClusterPageResource;
import levante.web.page.elasticity.ElasticityPageResource;
import levante.web.page.elasticity.RoomPageResource;
import levante.web.page.infrastructure.InfrastructureListResource;
import levante.web.page.infrastructure.LeftoversPageResource;
import levante.web.page.jobs.JobDeletionResource;
import levante.web.page.jobs.JobPageResource;
import levante.web.page.jobs.JobsDeletionResource;
import levante.web.page.lineage.ObjectHistoryResource;
import levante.web.page.machine.KeyResource;
import levante.web.page.machine.MachinePageResource;
import levante.web.page.machine.ResizeResource;
import levante.web.page.scaling.RulesPageResource;
import levante.web.page.services.CallResource;
import levante.web.page.services.FdlResource;
import levante.web.page.services.ServiceDeletionResource;
import levante.web.page.services.ServiceListResource;
import levante.web.page.services.ServicePageResource;
import levante.web.page.signin.ProviderSignInResource;
import levante.web.page.signin.SignInResource;
import levante.web.page.signin.SignOutResource;
import levante.web.page.typing.TypingResource;
import levante.web.page.whatif.WhatIfPageResource;
import levante.web.rest.JsonBodies;
import levante.web.rest.im.ImCloudResource;
import levante.web.rest.im.ImInfrastructureResource;
import levante.web.rest.im.ImInfrastructuresResource;
import levante.web.rest.im.ImMachineResource;
import levante.web.rest.im.ImPropertyResource;
import levante.web.rest.im.ImStatsResource;
import levante.web.rest.im.ImVersionResource;
import levante.web.rest.oscar.OscarBucketResource;
import levante.web.rest.oscar.OscarConfigResource;
import levante.web.rest.oscar.OscarHealthResource;
import levante.web.rest.oscar.OscarInfoResource;
import levante.web.rest.oscar.OscarJobResource;
import levante.web.rest.oscar.OscarLogResource;
import levante.web.rest.oscar.OscarRunResource;
import levante.web.rest.oscar.OscarServiceResource;
import levante.web.rest.oscar.OscarStatusResource;
import levante.web.rest.oscar.exposed.OscarExposedResource;
import levante.web.rest.v1.DecisionResource;
import levante.web.rest.v1.ElasticityResource;
import levante.web.rest.v1.HookResource;
import levante.web.rest.v1.InfrastructureResource;
import levante.web.rest.v1.JobResource;
import levante.web.rest.v1.LineageResource;
import levante.web.rest.v1.PlanResource;
import levante.web.rest.v1.ServiceResource;
import levante.web.rest.v1.TemplateResource;
import levante.web.rest.v1.UserResource;
import levante.web.rest.v1.VersionResource;
import levante.web.rest.v1.adopt.AdoptedResource;
import levante.web.rest.v1.adopt.StorageResource;
import levante.web.rest.v1.backup.BackupResource;
import levante.web.rest.v1.clouds.CloudResource;
import levante.web.rest.v1.edit.EditResource;
import levante.web.rest.v1.keep.DriftResource;
import levante.web.rest.v1.keep.KeepResource;
import levante.web.rest.v1.keep.NoteResource;
import levante.web.rest.v1.login.MachineLoginResource;
import levante.web.rest.v1.nodes.AllNodesResource;
import levante.web.rest.v1.nodes.HistoryResource;
import levante.web.rest.v1.nodes.NodesResource;
import levante.web.rest.v1.nodes.WorkResource;
import levante.web.rest.v1.openapi.OpenApiResource;
import levante.web.rest.v1.room.RoomResource;
import levante.web.rest.v1.scaling.ScalingResource;

/**
 * The one list of what answers: pages and all wires stand in one application, so that one gate
 * stands before them all. Nothing is found by scanning, since jclouds brings {@code @Path}
 * interfaces of its own.
 */
@ApplicationPath("/")
public class LevanteApplication extends Application {
  private static final List<Class<?>> DOOR =
      List.of(
          AuthenticationFilter.class,
          BodyBoundFilter.class,
          FormTokenFilter.class,
          AuditFilter.class,
          LanguageHeaders.class,
          ErrorCodesResource.class,
          LevanteExceptionMapper.class,
          WebExceptionMapper.class,
          AnyExceptionMapper.class,
          JsonBodies.class);

  private static final List<Class<?>> PAGES =
      List.of(
          LanguageResource.class,
          SignInResource.class,
          ProviderSignInResource.class,
          SignOutResource.class,
          TypingResource.class,
          ObjectHistoryResource.class,
          DashboardResource.class,
          CatalogueResource.class,
          OwnResource.class,
          DeployResource.class,
          InfrastructureListResource.class,
          ServiceListResource.class,
          FdlResource.class,
          ServiceFormResource.class,
          ServiceCatalogueResource.class,
          ServicePageResource.class,
          CallResource.class,
          ServiceDeletionResource.class,
          JobPageResource.class,
          JobDeletionResource.class,
          JobsDeletionResource.class,
          ElasticityPageResource.class,
          RoomPageResource.class,
          ClusterPageResource.class,
          RulesPageResource.class,
          WhatIfPageResource.class,
          BucketPageResource.class,
          BucketDeletionResource.class,
          ObjectDeletionResource.class,
          ObjectResource.class,
          ViewResource.class,
          ArchiveResource.class,
          CloudListResource.class,
          NewCloudResource.class,
          CloudPageResource.class,
          CloudChangeResource.class,
          OffersResource.class,
          InfrastructurePageResource.class,
          LeftoversPageResource.class,
          KubeconfigResource.class,
          ActionResource.class,
          SharingResource.class,
          MachinePageResource.class,
          KeyResource.class,
          ResizeResource.class,
          DeletionResource.class,
          EditPageResource.class,
          AdminResource.class,
          AuditResource.class,
          HealthResource.class,
          OwnActsResource.class,
          UsersResource.class,
          VersionsResource.class,
          PictureResource.class,
          AssetResource.class);

  private static final List<Class<?>> OURS =
      List.of(
          VersionResource.class,
          OpenApiResource.class,
          TemplateResource.class,
          PlanResource.class,
          InfrastructureResource.class,
          EditResource.class,
          KeepResource.class,
          DriftResource.class,
          NoteResource.class,
          MachineLoginResource.class,
          ServiceResource.class,
          JobResource.class,
          DecisionResource.class,
          ElasticityResource.class,
          AllNodesResource.class,
          NodesResource.class,
          RoomResource.class,
          ScalingResource.class,
          HistoryResource.class,
          WorkResource.class,
          LineageResource.class,
          HookResource.class,
          AdoptedResource.class,
          StorageResource.class,
          CloudResource.class,
          UserResource.class,
          BackupResource.class);

  private static final List<Class<?>> FOREIGN =
      List.of(
          ImVersionResource.class,
          ImInfrastructuresResource.class,
          ImInfrastructureResource.class,
          ImPropertyResource.class,
          ImMachineResource.class,
          ImCloudResource.class,
          ImStatsResource.class,
          OscarHealthResource.class,
          OscarConfigResource.class,
          OscarInfoResource.class,
          OscarStatusResource.class,
          OscarBucketResource.class,
          OscarServiceResource.class,
          OscarJobResource.class,
          OscarRunResource.class,
          OscarExposedResource.class,
          OscarLogResource.class);

  @Override
  public Set<Class<?>> getClasses() {
    return Stream.of(DOOR, PAGES, OURS, FOREIGN).flatMap(List::stream).collect(Collectors.toSet());
  }

  /**
   * No description of the wires but OpenAPI's, and one writer of JSON only: Payara finds JSON-B by
   * itself, and which of two writers answers would differ from start to start.
   */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.server.wadl.disableWadl",
        true,
        "jersey.config.jsonFeature",
        JsonBodies.class.getSimpleName());
  }
}
