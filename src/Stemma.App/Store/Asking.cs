using System.Text.Json;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store;

/// <summary>What became of a request.</summary>
/// <param name="Refused">True where it was not done; the lines say why.</param>
/// <param name="Lines">What to tell whoever asked.</param>
public sealed record Answer(bool Refused, IReadOnlyList<string> Lines);

/// <summary>A takedown that is asked for: an address or a domain.</summary>
/// <param name="Url">The address, or null.</param>
/// <param name="Domain">The domain, or null.</param>
/// <param name="Reason">Why.</param>
public sealed record TakedownAsked(string? Url, string? Domain, string Reason)
{
    /// <summary>The number of the request that is carried out; null where nobody asked by the site: then it goes into the public log as the operator's.</summary>
    public int? Request { get; init; }

    /// <summary>When it was asked for, by the program's time; null where that is not known.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How the domain's ownership was proven, so that no person looked at it. Then its bytes and text are barred at that host alone, for who owns a domain need not have written what stands there.</summary>
    public ProofKind Proof { get; init; }

    /// <summary>Whether it is a copy of what was taken down before: it leaves no copies for a person to decide, those are known.</summary>
    public bool Copy { get; init; }
}

/// <summary>A takedown that is to be lifted: that of a request, or of a domain that is barred whole.</summary>
public sealed record LiftAsked(int? Request, string? Domain);

/// <summary>An editor's decision that is asked for, on tellings by id or address.</summary>
public sealed record DecisionAsked(DecisionKind Kind, string A, string B, string By);

/// <summary>A decision that is to be taken back.</summary>
public sealed record UndoAsked(int Number);

/// <summary>Hints that are to be kept, well formed.</summary>
public sealed record HintsAsked(IReadOnlyList<SiteHint> Hints, string By);

/// <summary>A hint that is to be taken back.</summary>
public sealed record HintUndoAsked(int Number);

/// <summary>A track that is to be attached to a story, named by the number of any of its reports.</summary>
public sealed record TrackAsked(int Story, Track Track, TrackCredit Credit, string By);

/// <summary>A track that is to be taken back.</summary>
public sealed record TrackUndoAsked(int Number);

/// <summary>Asking the one that writes. The kind of a request is the name of its record.</summary>
public static class Asking
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(30);

    /// <summary>Puts a request down.</summary>
    /// <returns>Its number.</returns>
    public static ValueTask<int> Post<T>(this IRequests requests, T asked, CancellationToken ct) => requests.Post(typeof(T).Name, JsonSerializer.Serialize(asked), ct);

    /// <summary>What a request asks for; null where it asks for something else.</summary>
    public static T? As<T>(this Request request)
        where T : class => request.Kind == typeof(T).Name ? JsonSerializer.Deserialize<T>(request.Payload) : null;

    /// <summary>Keeps an answer.</summary>
    public static ValueTask Answer(this IRequests requests, int number, Answer answer, CancellationToken ct) => requests.Answer(number, JsonSerializer.Serialize(answer), ct);

    /// <summary>The answer to a request, taken away; null while there is none.</summary>
    public static async ValueTask<Answer?> TakeAnswer(this IRequests requests, int number, CancellationToken ct)
    {
        if (await requests.Receipt(number, ct) is not { } receipt) return null;
        await requests.Strike(number, ct);
        return JsonSerializer.Deserialize<Answer>(receipt);
    }

    /// <summary>Asks, and waits for the answer. For a process in which a keeper runs.</summary>
    public static async Task<Answer> Ask<T>(this IRequests requests, T asked, CancellationToken ct)
    {
        int number = await requests.Post(asked, ct);
        while (true)
        {
            if (await requests.TakeAnswer(number, ct) is { } answer) return answer;
            await Task.Delay(Look, TimeProvider.System, ct);
        }
    }
}
