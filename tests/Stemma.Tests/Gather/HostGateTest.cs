using Stemma.App.Gather;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Gather;

/// <summary>The gate in this process keeps to the contract.</summary>
public sealed class HostGateTest : HostGateContract
{
    protected override IHostGate Open(TimeProvider time) => new HostGate(time);
}
