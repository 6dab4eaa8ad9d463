/** What a cloud is to Levante: the port {@link levante.provisioner.cloud.CloudProvider}. */
package levante.provisioner.cloud;
