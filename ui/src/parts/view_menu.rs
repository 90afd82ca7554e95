//! What the admin looks for again and again: saved views.

use super::advice::Advice;
use super::icon::{Glyph, Icon};
use super::key_name::Named;
use super::menu::Menu;
use crate::hiding::use_hiding;
use crate::words::search as words;
use domain::{Arrangement, SavedView};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The views, and what is set now.
#[derive(Properties, PartialEq)]
pub struct ViewMenuProps {
    /// The views.
    pub views: Vec<SavedView>,
    /// What is set now.
    pub by: Arrangement,
    /// Why they were not kept the last time.
    #[prop_or_default]
    pub failure: Option<AttrValue>,
    /// They are to be kept so.
    pub onkeep: Callback<Vec<SavedView>>,
    /// What one of them looks for is looked for.
    pub onapply: Callback<Arrangement>,
}

/// What is typed as a name, and of which view; of a new one where there is no place.
#[derive(Debug, Clone, Default, PartialEq)]
struct Naming {
    place: Option<usize>,
    typed: String,
    advice: Option<String>,
}

impl Naming {
    /// Whether a view that is kept already would go. A name that is only changed takes no place of another.
    fn replaces(&self, views: &[SavedView]) -> bool {
        self.place.is_none() && SavedView::is_taken(views, &self.typed)
    }
}

/// The menu: the views, and a field to save what is set now.
#[component]
pub fn ViewMenu(props: &ViewMenuProps) -> Html {
    let hiding = use_hiding();
    let open = use_state_eq(|| false);
    let naming = use_state_eq(|| None::<Naming>);
    let onopen = {
        let (open, naming) = (open.clone(), naming.clone());
        Callback::from(move |wanted| {
            open.set(wanted);
            naming.set(None);
        })
    };
    let name = |place: Option<usize>, typed: String| {
        let naming = naming.clone();
        Callback::from(move |_: MouseEvent| {
            naming.set(Some(Naming { place, typed: typed.clone(), advice: None }))
        })
    };
    let line = |(place, view): (usize, &SavedView)| {
        let apply = {
            let (onapply, onopen, by) = (props.onapply.clone(), onopen.clone(), view.by.clone());
            Callback::from(move |_: MouseEvent| {
                onapply.emit(by.clone());
                onopen.emit(false);
                crate::keyboard::focus("views");
            })
        };
        let remove = {
            let (onkeep, mut left) = (props.onkeep.clone(), props.views.clone());
            left.remove(place);
            Callback::from(move |_: MouseEvent| {
                onkeep.emit(left.clone());
                crate::keyboard::focus("views");
            })
        };
        html! {
            <li class="menu-line">
                <button type="button" data-view={place.to_string()} aria-pressed={(view.by == props.by).to_string()} onclick={apply}><Named name={view.name.clone()} /></button>
                // Nothing is renamed or deleted whose name can't be seen.
                if !hiding.is_on() {
                    <button type="button" class="icon-button" data-rename-view={place.to_string()} aria-label={words::rename_name(hiding.words(&view.name))} onclick={name(Some(place), view.name.clone())}><Icon glyph={Glyph::Pencil} /></button>
                    <button type="button" class="icon-button" data-delete-view={place.to_string()} aria-label={words::delete_name(hiding.words(&view.name))} onclick={remove}><Icon glyph={Glyph::Close} /></button>
                }
            </li>
        }
    };
    let form = (*naming).clone().filter(|_| !hiding.is_on()).map(|typing| {
        html! { <NameForm {typing} views={props.views.clone()} by={props.by.clone()} onkeep={props.onkeep.clone()} onchange={Callback::from({
            let naming = naming.clone();
            move |next| naming.set(next)
        })} /> }
    });
    html! {
        <Menu id="views" title={words::VIEWS} open={*open} onopen={onopen.clone()}>
            if props.views.is_empty() {
                <p class="hint">{ words::VIEW_IS_SEARCH_WITH_ITS_CHIP }</p>
            } else {
                <ul>{ for props.views.iter().enumerate().map(line) }</ul>
            }
            if let Some(failure) = &props.failure {
                <p class="hint" role="alert">{ failure }</p>
            }
            if let Some(form) = form {
                { form }
            } else if !hiding.is_on() {
                <button id="save-view" type="button" class="button" onclick={name(None, String::new())}>{ words::SAVE_VIEW }</button>
            }
        </Menu>
    }
}

/// What is typed, and what it is for.
#[derive(Properties, PartialEq)]
struct NameFormProps {
    typing: Naming,
    views: Vec<SavedView>,
    by: Arrangement,
    onkeep: Callback<Vec<SavedView>>,
    onchange: Callback<Option<Naming>>,
}

/// The field for the name of a view.
#[component]
fn NameForm(props: &NameFormProps) -> Html {
    use_effect_with((), |()| crate::keyboard::focus("view-name"));
    let Naming { place, typed, advice } = props.typing.clone();
    let replaces = props.typing.replaces(&props.views);
    let oninput = props.onchange.reform(move |event: InputEvent| {
        Some(Naming { place, typed: event.target_unchecked_into::<HtmlInputElement>().value(), advice: None })
    });
    let onsubmit = {
        let (onkeep, onchange) = (props.onkeep.clone(), props.onchange.clone());
        let (views, by, typed) = (props.views.clone(), props.by.clone(), typed.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let kept = match place {
                Some(place) => SavedView::renamed(&views, place, &typed),
                None => SavedView::kept(&views, &typed, &by),
            };
            match kept {
                Ok(views) => {
                    onkeep.emit(views);
                    onchange.emit(None);
                    crate::keyboard::focus("views");
                }
                Err(advice) => {
                    onchange.emit(Some(Naming { place, typed: typed.clone(), advice: Some(advice) }))
                }
            }
        })
    };
    html! {
        <form class="view-form" {onsubmit} autocomplete="off">
            <input id="view-name" class="input" type="text" autocomplete="off" spellcheck="false" aria-label={words::NAME_OF_VIEW} placeholder={words::NAME_OF_VIEW}
                value={typed} {oninput} aria-invalid={advice.is_some().then_some("true")} aria-describedby="view-name-advice view-name-replaces" />
            <button id="keep-view" type="submit" class="button primary">{ if replaces { words::REPLACE } else { words::SAVE } }</button>
            <p id="view-name-replaces" class="hint" role="status">{ replaces.then_some(words::REPLACES_VIEW_OF_THAT_NAME) }</p>
            <Advice id="view-name-advice" words={advice.map(AttrValue::from)} />
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_not_replaced_without_a_word() {
        let views = [SavedView { name: "Broad".to_owned(), by: Arrangement::default() }];
        let table = [
            (None, "Broad", true),
            (None, " Broad ", true),
            (None, "broad", false),
            (None, "", false),
            (Some(0), "Broad", false),
        ];
        for (place, typed, expected) in table {
            let naming = Naming { place, typed: typed.to_owned(), advice: None };
            assert_eq!(naming.replaces(&views), expected, "{place:?} {typed:?}");
        }
    }
}
