#pragma warning disable RS0030 // the parser's interfaces name tasks; none is ever started

using AngleSharp.Html.Construction;

namespace Stemma.Core.Web.Building;

/// <summary>A script, which is never run.</summary>
internal sealed class BuiltScript() : BuiltElement("script", KnownNames.Html("script").Flags), IConstructableScriptElement
{
    public bool Prepare(IConstructableDocument document) => false;

    public Task RunAsync(CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>A meta element, which changes nothing: the page is decoded already.</summary>
internal sealed class BuiltMeta() : BuiltElement("meta", KnownNames.Html("meta").Flags), IConstructableMetaElement
{
    public void Handle()
    {
    }
}

/// <summary>A form.</summary>
internal sealed class BuiltForm() : BuiltElement("form", KnownNames.Html("form").Flags), IConstructableFormElement;

/// <summary>A frame.</summary>
internal sealed class BuiltFrame() : BuiltElement("frame", KnownNames.Html("frame").Flags), IConstructableFrameElement;

/// <summary>A template; a page that has one is parsed anew by <see cref="DomTree"/>.</summary>
internal sealed class BuiltTemplate() : BuiltElement("template", KnownNames.Html("template").Flags), IConstructableTemplateElement
{
    public void PopulateFragment()
    {
    }
}

/// <summary>An element of a drawing.</summary>
internal sealed class BuiltSvg(string name) : BuiltElement(name, KnownNames.Svg(name)), IConstructableSvgElement;

/// <summary>An element of a formula.</summary>
internal sealed class BuiltMath(string name) : BuiltElement(name, KnownNames.Math(name)), IConstructableMathElement;
