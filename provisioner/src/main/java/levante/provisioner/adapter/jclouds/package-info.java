/** OpenStack, by the interfaces of Nova and Neutron that jclouds has; nothing of it leaves here. */
package levante.provisioner.adapter.jclouds;
