/** Google Compute Engine, by its own calls, authorised and sent by jclouds. */
package levante.provisioner.adapter.jclouds.gce;
