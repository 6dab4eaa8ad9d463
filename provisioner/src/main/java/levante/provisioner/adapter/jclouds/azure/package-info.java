/** Microsoft Azure, asked in the words of its Resource Manager by jclouds' executor of requests. */
package levante.provisioner.adapter.jclouds.azure;
