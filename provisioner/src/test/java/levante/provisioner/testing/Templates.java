package levante.provisioner.testing;

import levante.tosca.TemplateSource;

/** Templates that tests are about. */
public final class Templates {
  private Templates() {}

  /** A K3s with storage at the edge, and a Kubernetes of 0 to 5 workers in the cloud. */
  public static TemplateSource edgeToCloud() {
    return new TemplateSource(
        "edge-to-cloud.yaml",
        """
        tosca_definitions_version: tosca_simple_yaml_1_3
        metadata: { template_name: edge-to-cloud }
        imports:
          - levante-profile.yaml
        topology_template:
          inputs:
            initial_workers: { type: integer, default: 0 }
          node_templates:
            edge_machine:
              type: levante.nodes.Machine
              properties: { region: edge }
              capabilities:
                host: { properties: { num_cpus: 4, mem_size: 8 GB } }
            edge:
              type: levante.nodes.K3s
              requirements:
                - control_plane: edge_machine
            edge_storage:
              type: levante.nodes.ObjectStorage
              requirements:
                - host: edge
            cloud_control_plane:
              type: levante.nodes.Machine
              properties: { region: cloud }
              capabilities:
                host: { properties: { num_cpus: 2, mem_size: 4 GB } }
            cloud_worker:
              type: levante.nodes.Machine
              properties: { region: cloud }
              capabilities:
                host: { properties: { num_cpus: 2, mem_size: 4 GB } }
                scalable:
                  properties:
                    min_instances: 0
                    max_instances: 5
                    count: { get_input: initial_workers }
            cloud:
              type: levante.nodes.Kubernetes
              properties: { idle_time: 30 s }
              requirements:
                - control_plane: cloud_control_plane
                - worker: cloud_worker
            cloud_storage:
              type: levante.nodes.ObjectStorage
              requirements:
                - host: cloud
          outputs:
            cloud_cluster: { value: { get_attribute: [ cloud, cluster_id ] } }
            cloud_endpoint: { value: { get_attribute: [ cloud, endpoint ] } }
            edge_address: { value: { get_attribute: [ edge_machine, private_address ] } }
            edge_secret: { value: { get_attribute: [ edge_storage, secret_key ] } }
        """);
  }
}
