using Stemma.Core.Formats.TdmRep;

namespace Stemma.App.Gather.Fetching;

/// <summary>What an origin's tdmrep.json reserves, and for how long that counts.</summary>
internal sealed class Reservations
{
    private const int Bare = 200, Rule = 64; // bytes, about, without their letters

    /// <summary>Held by who asks for the file.</summary>
    public SemaphoreSlim Reading { get; } = new(1, 1);

    /// <summary>Its rules; none where there is no such file.</summary>
    public TdmRules Rules { get; private set; } = TdmRules.None;

    /// <summary>Until when they count.</summary>
    public DateTimeOffset Until { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>What it takes of memory, bytes, about.</summary>
    public int Weight => Bare + Rules.Rules.Sum(static r => Rule + (r.Pattern.Length + (r.Policy?.Length ?? 0)) * 2);

    /// <summary>They were read, or stay for want of others. To be told by who holds <see cref="Reading"/>.</summary>
    public void Now(TdmRules rules, DateTimeOffset until) => (Rules, Until) = (rules, until);
}
