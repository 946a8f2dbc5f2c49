using Stemma.App.Pipeline;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Pipeline;

/// <summary>The index in this process keeps to the contract.</summary>
public sealed class LocalCandidatesTest : CandidatesContract
{
    protected override ValueTask<ICandidates> Open() => ValueTask.FromResult<ICandidates>(new LocalCandidates(new Stemma.Core.Index.CandidateIndex()));
}
