using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Stemma.App.Gather;
using Stemma.App.Serve.Pages;
using Stemma.App.Store.Reading;
using Stemma.App.Takedowns;
using Stemma.Core.News;
using Stemma.Core.Search;

namespace Stemma.App.Serve.Edge;

/// <summary>Where forms are sent to. Each is checked for its token, does one thing, and sends the reader on to a page that says what became of it.</summary>
internal static partial class Forms
{
    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        Post(app, "/admin", SignIn);
        Post(app, "/edit", TakeDesk);
        Post(app, "/sign-out", SignOut);
        Post(app, "/takedown/ask", Petitioned);
        Post(app, "/items/seen", Seen);
        Post(app, "/desk/decide", Editors(Decide));
        Post(app, "/desk/undo", Editors(static (acts, form, by, ct) => acts.Undo(Number(form, "number"), ct)));
        Post(app, "/desk/hint", Editors(Hint));
        Post(app, "/desk/hint/undo", Editors(static (acts, form, by, ct) => acts.UndoHint(Number(form, "number"), ct)));
        Post(app, "/desk/track/undo", Editors(static (acts, form, by, ct) => acts.Detach(Number(form, "number"), ct)));
        Post(app, "/desk/follow", Editors(static (acts, form, by, ct) => acts.Follow(Line(form, "url"), ct)));
        Post(app, "/desk/feed", Editors(Feed));
        Post(app, "/case/prove", new Handler(CaseForms.OfCase(CaseForms.Prove)));
        Post(app, "/case/renew", new Handler(CaseForms.OfCase(static (cases, asked, _, ct) => cases.Renew(asked, ct))));
        Post(app, "/case/mail", new Handler(CaseForms.OfCase(static (cases, asked, form, ct) => cases.Mail(asked, form["host"].ToString(), form["role"].ToString(), ct))));
        Post(app, "/case/counter", new Handler(CaseForms.OfCase(static (cases, asked, form, ct) => cases.Counter(asked, form["words"].ToString(), ct))));
        Post(app, "/proof/confirm", CaseForms.Confirm);
        Post(app, "/desk/hear", Editors(static (acts, form, by, ct) => CaseForms.Told(acts.Cases.Hear(Number(form, "number"), form["answer"] == "lift", Line(form, "reason"), ct))));
        Post(app, "/desk/letter", Editors(static (acts, form, by, ct) => CaseForms.Told(acts.Cases.Posted(Number(form, "number"), ct))));
        Post(app, "/desk/outlet", Editors(static (acts, form, by, ct) => CaseForms.Told(acts.Cases.Outlets.Clear(Line(form, "host"), ct))));
        Post(app, "/desk/lift", Editors(static (acts, form, by, ct) => CaseForms.Told(acts.Cases.LiftDomain(Line(form, "domain"), ct))));
        Post(app, "/desk/tell", Editors(static (acts, form, by, ct) => CaseForms.Told(acts.Cases.Tell(Number(form, "number"), ct))));
        Post(app, "/desk/answer", Editors(static (acts, form, by, ct) => acts.Answer(Number(form, "number"), form["answer"] == "grant", Line(form, "reason"), ct)));
    }

    public delegate Task<IResult> Handler(HttpContext http, SiteParts parts, IFormCollection form);

    /// <summary>Maps one.</summary>
    public static void Post(WebApplication app, string path, Handler handler) => app.MapPost(path, async (HttpContext http, IAntiforgery antiforgery, SiteParts parts) =>
    {
        if (await Read(http) is not { } form || !IsText(form)) return Results.Text(NoText, statusCode: StatusCodes.Status400BadRequest);
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.Text("This form is too old, or was not ours. Go back, load the page again and send it once more.", statusCode: StatusCodes.Status400BadRequest);
        return await handler(http, parts, form);
    }).DisableAntiforgery();

    private const string NoText = "In this form stand characters that are none. Go back, type it anew and send it once more.";

    /// <summary>Looks at the forms that pages take themselves as those are looked at that are mapped here: what cannot be read is told, before it comes to them. What a text that is to be traced lacks, its page says itself.</summary>
    public static RequestDelegate OfPages(RequestDelegate next) => async http =>
    {
        bool page = HttpMethods.IsPost(http.Request.Method) && http.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null;
        if (!page || await Read(http) is { } form && (IsText(form) || http.Request.Path.StartsWithSegments("/look", StringComparison.OrdinalIgnoreCase))) await next(http);
        else await Doorman.Say(http, StatusCodes.Status400BadRequest, NoText);
    };

    private static bool IsText(IFormCollection form) => !form.Any(static f => !Accounts.Naming.IsText(f.Key) || f.Value.Any(static v => v is not null && !Accounts.Naming.IsText(v)));

    // Null where it cannot be read, as one that holds a NUL.
    private static async Task<IFormCollection?> Read(HttpContext http)
    {
        try
        {
            return http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static async Task<IResult> SignIn(HttpContext http, SiteParts parts, IFormCollection form)
    {
        if (parts.People is not { } people || !parts.Admin.Redeem(form["token"].ToString())) return Results.Redirect("/admin/used");
        await Sessions.SignIn(http, people, Role.Admin);
        await people.Note(null, "signed in", "by the link that the program prints", http.RequestAborted);
        return Results.Redirect("/desk");
    }

    private static async Task<IResult> TakeDesk(HttpContext http, SiteParts parts, IFormCollection form)
    {
        if (parts.People is not { } people || !Sessions.AreOpen(parts, http.RequestServices.GetRequiredService<Exposure>())) return Results.NotFound();
        await Sessions.SignIn(http, people, Role.Editor);
        return Results.Redirect(Back(form) ?? "/desk");
    }

    private static async Task<IResult> SignOut(HttpContext http, SiteParts parts, IFormCollection form)
    {
        await Sessions.SignOut(http, parts.People);
        return Results.Redirect("/");
    }

    private static async Task<IResult> Seen(HttpContext http, SiteParts parts, IFormCollection form)
    {
        var head = new TellingId(Number(form, "head"));
        if (Sessions.Account(http) is { } reader && parts.People is { } people) await people.Shelf.ReadTo(reader, head, http.RequestAborted);
        else LastVisit.Seen(http, head, parts.Time.GetUtcNow());
        return Results.Redirect("/items");
    }

    private static async Task<IResult> Petitioned(HttpContext http, SiteParts parts, IFormCollection form)
    {
        if (parts.Acts is not { } acts) return Results.Text("Nothing can be asked for here.", statusCode: StatusCodes.Status503ServiceUnavailable);
        var petition = Asked(form, parts.Time.GetUtcNow());
        string back = petition.Type is PetitionType.Erase or PetitionType.Correct || form["kind"] == "person" ? "/takedown?kind=person"
            : petition.Kind == PetitionKind.Outlet ? "/takedown?kind=outlet"
            : petition.Kind == PetitionKind.Dispute ? $"/takedown?kind=dispute{(petition.Story is { } about ? $"&story={about}" : "")}&about={Uri.EscapeDataString(petition.Subject)}" : $"/takedown?url={Uri.EscapeDataString(petition.Url)}";
        IResult Again(string wrong) => Results.Redirect($"{back}&wrong={wrong}&again={Refilled.Keep(http, form, "url", "type", "what", "name", "about", "faith", "accurate", "reason", "who", "contact")}");
        if ((Inbox.Check(petition) ?? Inbox.CheckContact(petition.Contact)) is { } problem) return Again(problem.Code);
        if (petition.Kind == PetitionKind.Takedown && form["now"] == "1" && Sessions.IsEditor(http))
        {
            var done = await acts.TakeDown(petition.Url, petition.Reason, http.RequestAborted);
            if (parts.People is { } people) await people.Note(Sessions.Account(http), $"took a page of {Acted.Host(petition.Url)} down", Refusal(done), http.RequestAborted);
            return done.Refused ? Again("refused") : Results.Redirect("/takedown?done=1");
        }
        if (petition.Type == PetitionType.Copyright && (form["faith"] != "1" || form["accurate"] != "1")) return Again("statements");
        return await acts.Ask(petition, http.RequestAborted) is not var (number, token) ? Again("many")
            : token is null ? Results.Redirect($"/takedown?kept={number}&kind=dispute") : Results.Redirect($"/case/{token}");
    }

    private static Petition Asked(IFormCollection form, DateTimeOffset at)
    {
        var asked = new Petition
        {
            Kind = PetitionKind.Takedown,
            Type = Enum.TryParse<PetitionType>(form["type"], ignoreCase: true, out var type) && CaseWords.Grounds.Any(g => g.Type == type) ? type : PetitionType.Other,
            Url = Inbox.Address(Line(form, "url")),
            Who = Line(form, "who"),
            Reason = form["reason"].ToString().Trim(),
            Contact = Line(form, "contact"),
            At = at,
        };
        string name = Line(form, "name");
        var about = asked with { Reason = asked.Reason.Length > 0 && name.Length > 0 ? $"About {name}. {asked.Reason}" : asked.Reason };
        return (form["kind"].ToString(), form["what"].ToString()) switch
        {
            ("dispute", _) => asked with { Kind = PetitionKind.Dispute, Url = "", Story = Number(form, "story") is var story and > 0 ? new StoryId(story) : null, Subject = Line(form, "about"), Type = EntityRow.IsSubject(Line(form, "about")) && Number(form, "story") == 0 ? PetitionType.Delist : PetitionType.Other },
            ("person", "correct") => about with { Kind = PetitionKind.Correction, Type = PetitionType.Correct },
            ("person", "delist") => about with { Kind = PetitionKind.Dispute, Type = PetitionType.Delist, Url = "", Subject = EntityTerms.Key(name) is { Length: > 0 } key ? EntityRow.Subject(key) : "" },
            ("person", _) => about with { Type = PetitionType.Erase },
            ("outlet", _) => asked with { Kind = PetitionKind.Outlet, Url = Stemma.App.Gather.Identity.OfDomain(asked.Url) is { } host ? $"https://{host}/" : "", Reason = "to see who carries its texts" },
            _ => asked,
        };
    }

    private static Handler Editors(Func<Acts, IFormCollection, string, CancellationToken, Task<Done>> act) => async (http, parts, form) =>
    {
        if (!Sessions.IsEditor(http) || parts.Acts is not { } acts) return Results.Text("Nothing can be done here.", statusCode: StatusCodes.Status403Forbidden);
        string acted = await Acted.Of(http.Request.Path.Value!.TrimEnd('/'), form, http.RequestServices.GetRequiredService<IReading>(), http.RequestAborted);
        var done = await act(acts, form, Sessions.Name(http), http.RequestAborted);
        if (parts.People is { } people) await people.Note(Sessions.Account(http), acted, Refusal(done), http.RequestAborted);
        return Results.Redirect($"{Back(form) ?? "/desk"}?{(done.Refused ? "not" : "done")}={http.RequestServices.GetRequiredService<Notices>().Seal(Excerpt.Cut(done.Words, 40))}");
    };

    /// <summary>For the audit: whether it was done at all.</summary>
    public static string Refusal(Done done) => done.Refused ? "not done: it was refused" : "";

    private static Task<Done> Decide(Acts acts, IFormCollection form, string by, CancellationToken ct) =>
        Enum.TryParse<DecisionKind>(form["kind"], ignoreCase: true, out var kind) && Enum.IsDefined(kind)
            ? acts.Decide(kind, Line(form, "a"), Line(form, "b"), by, ct)
            : Task.FromResult(new Done(true, "say what to decide"));

    private static Task<Done> Feed(Acts acts, IFormCollection form, string by, CancellationToken ct)
    {
        if (!Enum.TryParse<FeedAct>(form["act"], ignoreCase: true, out var act) || !Enum.IsDefined(act)) return Task.FromResult(new Done(true, "say what to do with the feed"));
        int feed = Number(form, "feed");
        if (act != FeedAct.Set) return acts.Feed(new FeedAsked(feed, act), ct);
        var (settings, problem) = FeedSettingsForm.Read(Line(form, "charset"), form["text"] == "feed", Line(form, "minutes"));
        return problem is null ? acts.Feed(new FeedAsked(feed, act, settings), ct) : Task.FromResult(new Done(true, problem.Message));
    }

    private static Task<Done> Hint(Acts acts, IFormCollection form, string by, CancellationToken ct)
    {
        var (hint, problems) = HintForm.Of(name => form[name].ToString()).Read();
        return problems.Count > 0 ? Task.FromResult(new Done(true, problems[0].ToString())) : acts.Hint(hint, by, ct);
    }

    /// <summary>The page that a form stood on, where it is one of ours with a place for what was done.</summary>
    public static string? Back(IFormCollection form) => form["back"].ToString() is var back && OwnPage().IsMatch(back) ? back : null;

    [GeneratedRegex(@"\A/(link/\d{1,9}/(\d{1,9}|[*][\p{L}\p{Nd}-]{1,80})|(story|report)/\d{1,9}|report/\d{1,9}/dropped|tour|score|desk(/people|/audit|/comments(/\d{1,9})?)?|me(/shelf|/comments)?|items|desk/feed/\d{1,9}|takedowns|case/[A-Za-z0-9_-]{43})\z")]
    private static partial Regex OwnPage();

    /// <summary>A field as one line.</summary>
    public static string Line(IFormCollection form, string name) => form[name].ToString().ReplaceLineEndings(" ").Trim();

    /// <summary>A field as a number; 0 where it is none.</summary>
    public static int Number(IFormCollection form, string name) => int.TryParse(form[name], out int number) ? number : 0;
}
