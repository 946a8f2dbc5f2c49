using Stemma.Core.News;

namespace Stemma.App.Gather.Fetching;

/// <summary>What a status that is no answer means, for people.</summary>
internal static class Refusals
{
    /// <summary>The problem that stands for it: "blocked" (a wall against programs), "login", "not-found", "too-many", "server-error" or "status".</summary>
    public static Problem Of(Answer answer) => answer.Status switch
    {
        401 or 407 => new Problem("login", $"it wants a login ({answer.Status})"),
        _ when answer.Header("cf-mitigated") is not null => new Problem("blocked", $"the site keeps programs out ({answer.Status}, a challenge for browsers)"),
        403 or 451 => new Problem("blocked", $"the site refuses ({answer.Status})"),
        404 => new Problem("not-found", "there is nothing at this address (404); look for its new one"),
        429 => new Problem("too-many", "the site was asked too often (429)"),
        >= 500 => new Problem("server-error", $"the site has trouble ({answer.Status})"),
        _ => new Problem("status", $"it answers {answer.Status}"),
    };
}
