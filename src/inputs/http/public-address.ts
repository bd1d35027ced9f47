import ipaddr from "ipaddr.js";

/**
 * Whether an IP address belongs to the public internet (IANA special-purpose registries, RFC 6890): not to this machine, a home or
 * office network, a cloud's metadata service, multicast, or a way of writing such an IPv4 address as IPv6.
 */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, "").split("%")[0] ?? "";
  if (!ipaddr.isValid(plain)) return false;
  const parsed = ipaddr.process(plain);
  if (parsed.range() !== "unicast") return false;
  // All public IPv6 addresses are in 2000::/3 (RFC 4291, 2.4); 5f00::/16, fec0::/10 and ::a.b.c.d are not.
  return parsed.kind() === "ipv4" ? !isSpecialIpv4(plain) : parsed.match(ipaddr.parse("2000::"), 3);
}

/** Ranges that the library's table may not have: benchmarks (RFC 2544), protocol assignments (RFC 6890), documentation (RFC 5737). */
const SPECIAL_IPV4 = ["192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4"].map((range) =>
  ipaddr.IPv4.parseCIDR(range),
);

function isSpecialIpv4(address: string): boolean {
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv4 && SPECIAL_IPV4.some((range) => parsed.match(range));
}
